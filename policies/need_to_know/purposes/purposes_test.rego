package need_to_know.purposes_test

import data.checks.questions_test as questions
import data.need_to_know.purposes

_carriers(purpose) := relations if {
	relations := purposes.carriers with input as questions.reading([], {}) with input.purpose as purpose
}

test_each_purpose_has_those_who_carry_it if {
	_carriers("programme") == {"elsa_of_pupil", "covering_elsa_of_pupil", "delivering_elsa", "covering_elsa"}
	_carriers("own_record") == {"staff", "elsa", "pupil", "referrer"}
	_carriers("line_management") == {"line_manager_of_pupil", "line_manager_of_elsa", "line_manager"}
	_carriers("supervision") == {"educational_psychologist", "supervising_psychologist"}
	_carriers("pastoral") == {"form_tutor", "class_teacher", "pastoral_leader", "family_liaison_worker"}
	_carriers("teaching") == {
		"form_tutor", "class_teacher", "subject_teacher",
		"assistant_or_mentor", "cover_teacher", "alternative_provision",
	}
	_carriers("coordination") == {
		"senco", "psp_coordinator_of_pupil", "psp_coordinator",
		"key_worker_of_pupil", "key_worker",
	}
	_carriers("sharing") == {
		"senco", "psp_coordinator_of_pupil", "psp_coordinator", "lead",
		"head", "agency_worker", "agency_attended", "agency_invited",
	}
	_carriers("safeguarding") == {"lead", "holder"}
	_carriers("transfer") == {"lead"}
	_carriers("access_request") == {"lead", "data_protection_officer"}
	_carriers("audit") == {"lead", "head", "data_protection_officer"}
	_carriers("oversight") == {"head", "chair", "governor", "holder"}
	_carriers("exclusion") == {"head"}
	_carriers("administration") == {"administrator"}
	_carriers("home") == {"parent"}
}

test_none_named_is_carried_by_none_in_particular if _carriers(null) == set()
