#pragma once

#include <string>

// Parts of definitions that several tests begin with, as TOML.
namespace track::testing {

// [plan] for the fiscal years R3 to R5 in Japan; `keys` are lines of it besides.
inline std::string plan_table(const std::string& id, const std::string& name,
                              const std::string& keys = {}) {
  return "[plan]\nid = \"" + id + "\"\nname = \"" + name + "\"\n" + keys +
         R"(years = ["R3", "R5"]
fiscal_year_starts = "04-01"
era = "japanese"
)";
}

// The field "f" of the theme "t".
constexpr const char* one_field = R"(
[[theme]]
id = "t"
name = "柱"
[[field]]
id = "f"
theme = "t"
name = "分野"
)";

// An initiative there; keys of its own and its indicators may follow.
constexpr const char* lecture = R"(
[[initiative]]
id = "lecture"
field = "f"
name = "講演会"
)";

constexpr const char* sex_and_age = R"(
[[breakdown]]
id = "sex"
name = "性別"
parts = { f = "女性", m = "男性" }
[[breakdown]]
id = "age"
name = "年齢"
parts = { "0-64" = "0～64歳", "65-74" = "65～74歳" }
)";

}  // namespace track::testing
