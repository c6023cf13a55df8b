// Writing forms: what template and import have in common.
#pragma once

#include "interpreter/cli/session.hpp"
#include "interpreter/forms/form.hpp"

namespace biaochi::cli {

// Before anything is read: whether --output names a form.
int check_form_output(const Session& session);

// The bytes of the form in the format of --output (.facts without one); fine, or the exit code after telling
// why there are none.
int write_form(const Session& session, const forms::Form& form, std::string& bytes);

}  // namespace biaochi::cli
