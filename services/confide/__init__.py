"""The assembled application: settings, wiring, command line. The only place that knows everything."""
