# Confide as an image: pinned dependencies with hashes, the project, no build tools, nobody's root.
FROM python:3.13-slim AS built
WORKDIR /src
RUN python -m venv /confide
COPY requirements/runtime.txt requirements/
RUN /confide/bin/pip install --no-cache-dir --require-hashes --no-deps -r requirements/runtime.txt
COPY pyproject.toml README.md ./
COPY policies policies
COPY projections projections
COPY services services
RUN /confide/bin/pip install --no-cache-dir --no-build-isolation --no-deps . \
    && /confide/bin/pip uninstall --yes pip

FROM python:3.13-slim
RUN useradd --uid 1000 --no-create-home --shell /usr/sbin/nologin confide
COPY --from=built /confide /confide
ENV PATH=/confide/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
USER confide
WORKDIR /tmp
EXPOSE 8080
ENTRYPOINT ["confide"]
CMD ["serve"]
