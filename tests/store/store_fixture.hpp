#pragma once

#include <SQLiteCpp/Database.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <functional>
#include <string>

#include "support/temporary_folder.hpp"
#include "track/base/error.hpp"
#include "track/store/store.hpp"

namespace track::store {

Day day(int year, unsigned month, unsigned day_of_month);
Value number(std::int64_t whole);
Value fraction(std::int64_t numerator, std::int64_t denominator);
Value of_form(ValueForm form);

// An operation made so many minutes after a fixed moment.
Operation operation(int minute, OperationKind kind = OperationKind::record);

// A plan with an activity "lecture", indicators of every kind, and a survey.
Plan small_plan();
// A plan with every attribute filled and every enumerator used.
Plan full_plan();

// A holding of the lecture on 2022-06-11.
RecordRequest lecture(std::vector<RecordRequest::Item> items);
RecordRequest on(Day day, std::string indicator, Value value);

// A new database that holds the plan as revision 1.
Store store_with(const std::filesystem::path& path, const Plan& plan);

// Changes a database as somebody would who takes the triggers away and puts them back.
void tamper(const std::filesystem::path& path, const std::string& sql);

// Runs the job; it must throw an Error of the kind, which is returned.
Error error_of(ErrorKind kind, const std::function<void()>& job);

}  // namespace track::store
