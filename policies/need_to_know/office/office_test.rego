package need_to_know.office_test

import data.checks.questions_test as questions

test_reads_particulars_of_staff_and_no_case if {
	questions.level(["staff", "office"], {"part": "staff"}) == "full"
	questions.level(["staff", "office"], {"part": "contacts"}) == "none"
}
