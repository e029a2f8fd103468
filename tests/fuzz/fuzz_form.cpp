#include <cstdint>
#include <sstream>
#include <string>

#include "fuzz/required.hpp"
#include "support/small_plan.hpp"
#include "track/base/error.hpp"
#include "track/base/text.hpp"
#include "track/exchange/form.hpp"
#include "track/model/lookup.hpp"
#include "track/render/json_subset.hpp"

// Any bytes as a form that came back, in a CSV, and as a request in JSON. What is read of a form
// belongs to its plan, every fault says something, and an error is one of the file.
namespace {

using namespace track;
using namespace track::exchange;
using namespace track::testing;

const std::string plan_text = plan_table("p", "計画") + one_field + R"(
[[owner]]
id = "elderly"
name = "高齢者支援課"
[[initiative]]
id = "phone"
field = "f"
name = "電話相談"
owners = ["elderly"]
[[initiative.indicator]]
id = "calls"
name = "件数"
kind = "count"
unit = "件"
by = ["sex"]
[[initiative.indicator]]
id = "content"
name = "割合"
kind = "share"
[[initiative.indicator]]
id = "guide"
name = "手引き"
kind = "milestone"
)" + sex_and_age;

const Plan& plan() {
  static const Plan made = plan_of(plan_text);
  return made;
}

bool is_fit(const Localized& text) {
  return printable(text.en) == text.en && printable(text.ja) == text.ja;
}

void check_entry(const Entry& entry) {
  require(entry.request.period.first <= entry.request.period.last);
  require(entry.cells.size() == entry.request.items.size() && !entry.cells.empty());
  for (const RecordRequest::Item& item : entry.request.items) {
    require(find_indicator(plan(), item.indicator) != nullptr);
  }
}

void check_form(const std::string& bytes) {
  std::istringstream stream(bytes);
  WorkbookOptions options;
  options.encoding = Encoding::utf8;
  options.delimiter = ',';
  const Workbook workbook = Workbook::open(stream, "form.csv", options);
  if (!is_form(workbook)) return;
  const auto check_fault = [](const SheetFault& fault) {
    require(!fault.problem.en.empty() && !fault.problem.ja.empty());
    require(is_fit(fault.problem));
    for (const Localized& hint : fault.hints) require(is_fit(hint));
  };
  const FormReading reading = read_form(
      workbook, plan(), {1, std::nullopt}, [](Entry&& entry) { check_entry(entry); }, check_fault);
  for (const FormWarning& warning : reading.warnings) require(is_fit(warning.text));
  for (const FormBlank& blank : reading.blanks) require(!blank.indicator.empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const auto object = render::read_flat_object(bytes);
  if (object) require(is_utf8(bytes));
  if (bytes.starts_with("PK")) return 0;  // fuzz_workbook's
  try {
    check_form(bytes);
  } catch (const Error& error) {
    require(error.kind() == ErrorKind::bad_input);
    require(is_fit(error.message()));
  }
  return 0;
}
