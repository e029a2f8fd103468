#include "track/app/worksheet.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "store/store_fixture.hpp"
#include "track/app/assessment.hpp"
#include "track/app/worksheet_reader.hpp"
#include "track/base/error.hpp"
#include "track/base/text.hpp"

namespace track::app::worksheet_test {

namespace {

constexpr FiscalYear r4{2022};

Plan plan_with_grades() {
  Plan plan = store::full_plan();
  plan.activities[0].field = "awareness";
  plan.activities[0].owners = {"elderly-policy"};
  return plan;
}

struct Asked {
  std::optional<EvaluationOf> only{};
  std::string owner{};
  std::vector<Evaluation> standing{};
};

Worksheet read(const std::string& text, const Asked& asked = {}) {
  const Plan plan = plan_with_grades();
  return read_worksheet("sheet.txt", text, {plan, r4, asked.standing, asked.only, asked.owner});
}

std::vector<std::string> faults(const std::string& text, const Asked& asked = {}) {
  std::vector<std::string> shown;
  for (const Diagnostic& one : read(text, asked).faults) {
    shown.push_back(std::to_string(one.line) + " " + one.problem.en);
  }
  return shown;
}
using Shown = std::vector<std::string>;

report::EvaluatedItem item_with(const Evaluation* standing) {
  return {{EvaluationSubject::initiative, "lecture"}, "講演会", {}, {}, standing};
}

}  // namespace

TEST_CASE("what is written behind the words is read, in both languages") {
  const Worksheet sheet = read(
      "\xEF\xBB\xBF# 見出し\r\nyear: R4\r\n\r\n== lecture  在宅療養講演会\r\n# 表\r\n評価：◎\r\n"
      "成果：一行目\r\n二行目\r\n\r\n理由：\r\n\\# 予算\r\n今後:  続ける\r\n"
      "== plan\nresults: well\n== field:awareness\nnote:\n");
  REQUIRE(sheet.faults.empty());
  REQUIRE(sheet.entries.size() == 3);
  const EvaluationWords& words = sheet.entries[0].words;
  CHECK(sheet.entries[0].of == EvaluationOf{EvaluationSubject::initiative, "lecture"});
  CHECK(words.grade == "◎");
  CHECK(words.results == "一行目\n二行目");
  CHECK(words.reasons == "# 予算");
  CHECK(words.next == "続ける");
  CHECK_FALSE(words.note);
  CHECK(sheet.entries[1].words.results == "well");
  CHECK(sheet.entries[2].of == EvaluationOf{EvaluationSubject::field, "awareness"});
  CHECK(sheet.entries[2].words.note == "");
}

TEST_CASE("all faults of a worksheet are told with their lines, and nothing is read") {
  CHECK(faults("text\n") == Shown{"1 this text stands before the first item"});
  CHECK(faults("year: R5\n") == Shown{"1 the file is of R5"});
  CHECK(faults("== lectur\n") == Shown{"1 there is no initiative or field \"lectur\""});
  CHECK(faults("== lecture\ntext\n") == Shown{"2 this text stands under no word"});
  CHECK(faults("== lecture\ngrade: Z\n") == Shown{"2 there is no grade \"Z\""});
  CHECK(faults("== lecture\nnote: a\n== plan\nnote: a\n備考：b\n== lecture\n") ==
        Shown{"5 this word stands twice in the item", "6 this item stands there twice"});
  CHECK(read("== plan\nnote: a\n== x\n").entries.empty());
  CHECK(faults("").empty());
}

TEST_CASE("a file in another encoding is one fault, which says what it seems to be") {
  CHECK(faults("== plan\nnote: \x95\x5d\x89\xbf\nnext: \x95\x5d\n") ==
        Shown{"2 the file is not UTF-8; it seems to be CP932 (Shift_JIS)"});
  CHECK(faults("== plan\nnote: \xff\n") ==
        Shown{"2 the file is neither UTF-8 nor CP932 (Shift_JIS)"});
  CHECK(faults(std::string("\xFF\xFE=\0=\0\n\0", 8)) ==
        Shown{"1 the file is not UTF-8; it seems to be UTF-16"});
  CHECK(faults(std::string("=\0=\0\n\0n\0", 8)) ==
        Shown{"1 this is no text, or UTF-16 without its mark"});
}

TEST_CASE("a text that is too long is told at its line, by its word in the file") {
  CHECK(faults("== plan\n評価：◎\n成果：" + std::string(100'000, 'x') + "\n備考：\n").front() ==
        "3 成果 is too long: at most 10,000 bytes");
}

TEST_CASE("a line that begins nearly like a word is doubted, and a backslash makes it text") {
  for (const char* line : {"reason:", "Next step: x", "結果：x", "Results: x", " grade: x",
                           "今後の方針：x", "nxte: x", "備考欄：x"}) {
    INFO(line);
    const std::string text = std::string("== plan\nresults: a\n") + line + "\n";
    CHECK(faults(text) == Shown{"3 this line begins like a word of the form, and is none"});
    const Worksheet sheet = read(std::string("== plan\nresults: a\n\\") + line + "\n");
    REQUIRE(sheet.entries.size() == 1);
    CHECK(sheet.entries[0].words.results == trimmed(std::string("a\n") + line));
  }
  for (const char* line :
       {"https://example.org", "10:30", "課題：人手", "no colon", "・結果：良い"}) {
    INFO(line);
    CHECK(faults(std::string("== plan\nresults: a\n") + line + "\n").empty());
  }
}

TEST_CASE("nothing is read outside of what was named") {
  const std::string text = "== lecture\nnote: a\n== plan\nnote: b\n";
  const EvaluationOf lecture{EvaluationSubject::initiative, "lecture"};
  CHECK(faults(text, {.only = lecture}) ==
        Shown{"3 this is not \"" + report::evaluated_name(plan_with_grades(), lecture) +
              "\", which was named"});
  CHECK(read(text, {.only = lecture}).entries.empty());
  CHECK(read("== lecture\nnote: a\n", {.only = lecture}).entries.size() == 1);
  const Asked of_owner{.owner = "elderly-policy"};
  REQUIRE(faults(text, of_owner).size() == 1);
  CHECK(faults(text, of_owner).front().starts_with("3 "));
  CHECK(faults(text, {.owner = "nobody"}).size() == 2);
}

TEST_CASE("a grade that stands is taken though the plan no longer has it, in the name it had") {
  const Plan plan = plan_with_grades();
  Evaluation standing;
  standing.id = 1;
  standing.of = {EvaluationSubject::initiative, "lecture"};
  standing.grade = "d";
  standing.last_grade_name = "×1";
  const Asked asked{.standing = {standing}};
  const Worksheet sheet = read("== lecture\ngrade: ×1\n", asked);
  REQUIRE(sheet.entries.size() == 1);
  CHECK_FALSE(evaluation_of(plan, r4, item_with(&standing), sheet.entries[0].words));
  CHECK(faults("== plan\ngrade: ×1\n", asked) == Shown{"2 there is no grade \"×1\""});
  CHECK(report::grade_name(plan, standing) == "×1");
}

TEST_CASE("a text that reads as what stands keeps what stands, and a new one is taken as typed") {
  const Plan plan = plan_with_grades();
  Evaluation standing;
  standing.id = 1;
  standing.results =
      "a\tb\xE2\x80\x8B"
      "c\x01";
  EvaluationWords words;
  words.results = "a b<U+200B>c<U+0001>";
  CHECK_FALSE(evaluation_of(plan, r4, item_with(&standing), words));
  words.results = " a\tb\r\nc ";
  CHECK(evaluation_of(plan, r4, item_with(&standing), words)->results == "a\tb\r\nc");
}

TEST_CASE("what the words do not name stays as it stands") {
  const Plan plan = plan_with_grades();
  Evaluation standing;
  standing.id = 7;
  standing.grade = "b";
  standing.results = "成果";
  EvaluationWords words;
  words.grade = "◎";
  const auto made = evaluation_of(plan, r4, item_with(&standing), words);
  REQUIRE(made);
  CHECK(made->grade == "a");
  CHECK(made->results == "成果");
  CHECK(made->amends == 7);
  CHECK(made->year == r4);
  words.grade = " b ";
  CHECK_FALSE(evaluation_of(plan, r4, item_with(&standing), words));
  words.grade = "";
  words.results = " ";
  CHECK(evaluation_of(plan, r4, item_with(&standing), words)->says_nothing());
  CHECK_FALSE(evaluation_of(plan, r4, item_with(nullptr), words));
}

TEST_CASE(
    "what may be evaluated is named by id or name, a field beside an initiative by its kind") {
  Plan plan = plan_with_grades();
  CHECK(look_up_evaluated(plan, "計画").kind == EvaluationSubject::plan);
  CHECK(look_up_evaluated(plan, "区民への 啓発").id == "awareness");
  CHECK(look_up_evaluated(plan, "lecture").kind == EvaluationSubject::initiative);
  CHECK_THROWS_AS(look_up_evaluated(plan, "elderly-survey"), Error);
  CHECK_THROWS_AS(look_up_evaluated(plan, ""), Error);
  plan.fields.push_back({"lecture", "citizens", "別", {}, {}});
  CHECK_THROWS_AS(look_up_evaluated(plan, "lecture"), Error);
  CHECK(look_up_evaluated(plan, "field:lecture").kind == EvaluationSubject::field);
  CHECK(look_up_evaluated(plan, "取組：lecture").kind == EvaluationSubject::initiative);
}

TEST_CASE("a worksheet that is not changed says what stands") {
  CHECK(rc::check([] {
    const auto line = rc::gen::elementOf(std::vector<std::string>{
        "# a", "== lecture", "grade: x", "成果：", "\\a", "\\", "文章", "year: R9", " b", "",
        "Next step: x", "結果：", "a\tb", "\t# c", "\x01\xE2\x80\x8B", "d\r", "\r== e"});
    Plan plan = plan_with_grades();
    report::Report report;
    report.plan = &plan;
    report.head.year = r4;
    Evaluation standing;
    standing.id = 1;
    standing.of = {EvaluationSubject::initiative, "lecture"};
    standing.grade = *rc::gen::elementOf(std::vector<std::string>{"", "a", "×", "gone"});
    standing.last_grade_name = standing.grade == "gone" ? "過去 の区分" : "";
    standing.results = trimmed(joined(*rc::gen::container<std::vector<std::string>>(line), "\n"));
    standing.reasons = trimmed(joined(*rc::gen::container<std::vector<std::string>>(line), "\n"));
    const Language language = *rc::gen::element(Language::en, Language::ja);
    const std::string text = worksheet(report, {item_with(&standing)}, 7, language);
    const std::vector<Evaluation> all = {standing};
    const WorksheetRequest request{plan, r4, all, {}, {}, 7, [&](std::int64_t) { return all; }};
    const Worksheet sheet = read_worksheet("sheet.txt", text, request);
    RC_ASSERT(sheet.faults.empty());
    RC_ASSERT(sheet.entries.empty());
    // The same by its words alone.
    std::string undated = text;
    undated.erase(undated.find("\noperation: 7"), std::string("\noperation: 7").size());
    const Worksheet said = read_worksheet("sheet.txt", undated, request);
    RC_ASSERT(said.entries.size() == 1U);
    RC_ASSERT(!evaluation_of(plan, r4, item_with(&standing), said.entries[0].words));
  }));
}

TEST_CASE("what was evaluated since a worksheet was made is not written over by it") {
  const Plan plan = plan_with_grades();
  Evaluation then;
  then.id = 1;
  then.operation = 5;
  then.of = {EvaluationSubject::initiative, "lecture"};
  then.results = "当初";
  Evaluation now = then;
  now.id = 2;
  now.operation = 9;
  now.actor = "tanaka";
  now.results = "医師会の記述";
  const std::vector<Evaluation> before = {then};
  std::vector<Evaluation> standing = {now};
  std::int64_t asked_after = 0;
  const auto read_item = [&](const std::string& words, const std::string& line = "operation: 6") {
    const WorksheetRequest request{plan, r4, standing, {}, {}, 9, [&](std::int64_t operation) {
                                     asked_after = operation;
                                     return operation < 9 ? before : standing;
                                   }};
    return read_worksheet("sheet.txt", "year: R4\n" + line + "\n== lecture\n" + words, request);
  };
  // As it was made: nothing is to be changed.
  CHECK(read_item("results: 当初\n").entries.empty());
  CHECK(asked_after == 6);
  // As it stands by now.
  CHECK(read_item("results: 医師会の記述\n").faults.empty());
  CHECK(read_item("results: 医師会の記述\n").entries.size() == 1);
  const Worksheet other = read_item("results: 地域医療課の記述\n");
  REQUIRE(other.faults.size() == 1);
  CHECK(other.faults[0].line == 3);
  CHECK(other.faults[0].problem.en ==
        "tanaka evaluated this since the file was made (operation 9)");
  // Said to be brought in, or of a file that does not say.
  CHECK(read_item("results: 両方\n", "operation: 9").entries.size() == 1);
  CHECK(read_item("results: 両方\n", "").entries.size() == 1);
  CHECK(read_item("results: 両方\n", "操作：9").entries.size() == 1);
  CHECK(read_item("results: 両方\n", "operation: last").faults.size() == 1);
  standing.clear();
  const Worksheet gone = read_item("results: 両方\n");
  REQUIRE(gone.faults.size() == 1);
  CHECK(gone.faults[0].problem.en == "its evaluation was taken back since the file was made");
  CHECK(read_item("results: 当初\n").entries.empty());
}

}  // namespace track::app::worksheet_test
