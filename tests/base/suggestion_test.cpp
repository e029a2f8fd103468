#include "track/base/suggestion.hpp"

#include <catch2/catch.hpp>

namespace track::suggestion_test {

namespace {
using Names = std::vector<std::string>;
const Names commands{"load", "record", "report", "list", "show", "summary"};
}  // namespace

TEST_CASE("a typo finds the word that was meant") {
  CHECK(nearest("recrod", commands) == Names{"record"});  // two swapped letters count once
  CHECK(nearest("reprot", commands).front() == "report");
  CHECK(nearest("sumary", commands) == Names{"summary"});
  CHECK(nearest("lsit", commands) == Names{"list"});
}

TEST_CASE("nothing is suggested when nothing is near") {
  CHECK(nearest("frobnicate", commands).empty());
  CHECK(nearest("", commands).empty());
  CHECK(nearest("x", Names{"y"}).empty());
  CHECK(nearest("record", {}).empty());
}

TEST_CASE("a word that is part of a candidate finds it, after nearer ones") {
  const Names ids{"lecture.attendance", "attendances", "lecture.talked"};
  CHECK(nearest("attendance", ids) == Names{"attendances", "lecture.attendance"});
  CHECK(nearest("講演", Names{"在宅療養講演会の開催"}) == Names{"在宅療養講演会の開催"});
}

TEST_CASE("width and case do not matter") {
  CHECK(nearest("ＲＥＣＯＲＤ", commands).front() == "record");
}

TEST_CASE("the best come first, and not more than asked for") {
  const Names ids{"p12", "p1", "p11", "p13"};
  CHECK(nearest("p1", ids, 2) == Names{"p1", "p12"});
  CHECK(nearest("p1", ids, 0).empty());
}

}  // namespace track::suggestion_test
