#pragma once

#include "track/model/form.hpp"
#include "workbook/book.hpp"

namespace track::render {

// A form as a workbook: a locked sheet with the cells to fill unlocked, and a hidden one that says
// which form it is and what it asked for.
Book form_book(const Form& form, Language language);

}  // namespace track::render
