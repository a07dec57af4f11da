package system.authz_test

import data.system.authz

asked(method, path) := {"method": method, "path": split(path, "/")}

test_a_question_may_be_asked if {
	every question in authz.questions {
		authz.allow with input as asked("POST", concat("/", ["v1/data", question]))
	}
}

test_health_may_be_asked if authz.allow with input as asked("GET", "health")

test_nothing_else_may_be_done if {
	every path in {"v1/policies/x", "v1/data", "v1/data/need_to_know", "v1/data/need_to_know/decision", "v1/query", ""} {
		every method in {"PUT", "PATCH", "DELETE", "GET"} {
			not authz.allow with input as asked(method, path)
		}
	}
}

test_no_other_rule_may_be_asked if {
	every path in {"v1/data", "v1/query", "v1/compile", "v1/data/revision", "v1/data/need_to_know", "v0/data/need_to_know/decision"} {
		not authz.allow with input as asked("POST", path)
	}
}
