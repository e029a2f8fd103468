#include "track/model/expectation.hpp"

#include <charconv>
#include <span>

#include "track/base/text.hpp"

namespace track {

namespace {

constexpr int expectation_longest_cycle = 100;  // years

constexpr Message<std::string> no_expectation{"\"{}\" does not say how often",
                                              "「{}」は報告の間隔として読めません"};
constexpr Message<> expectation_rule{
    "write \"monthly\", \"quarterly\", \"half-yearly\", \"yearly\" or, as in \"3-yearly\", once in "
    "several years",
    "「monthly」「quarterly」「half-yearly」「yearly」または「3-yearly」（3年に1回）のように"
    "書いてください"};
constexpr Message<int> every_years{"every {} years", "{}年ごと"};

struct Named {
  int months;
  std::string_view text;
  Message<> shown;
};

constexpr Named all_named[] = {
    {1, "monthly", {"monthly", "毎月"}},
    {3, "quarterly", {"quarterly", "四半期ごと"}},
    {6, "half-yearly", {"half-yearly", "半年ごと"}},
    {12, "yearly", {"yearly", "毎年"}},
};

const Named* find_named(int months) {
  for (const Named& named : all_named) {
    if (named.months == months) return &named;
  }
  return nullptr;
}

// "3-yearly" → 3; 0 for anything else.
int years_of(std::string_view text) {
  int years = 0;
  const char* end = text.data() + text.size();
  const auto [rest, failure] = std::from_chars(text.data(), end, years);
  if (failure != std::errc{} ||
      std::string_view(rest, static_cast<std::size_t>(end - rest)) != "-yearly") {
    return 0;
  }
  return years >= 1 && years <= expectation_longest_cycle ? years : 0;
}

}  // namespace

bool Expectation::is_sound() const {
  return find_named(months) != nullptr ||
         (months > 0 && months % 12 == 0 && months <= expectation_longest_cycle * 12);
}

Parsed<Expectation> read_expectation(std::string_view text) {
  const std::string normal = trimmed(text);
  for (const Named& named : all_named) {
    if (named.text == normal) return parsed(Expectation{named.months});
  }
  if (const int years = years_of(normal); years > 0) return parsed(Expectation{years * 12});
  return rejected<Expectation>(no_expectation(printable(text)), expectation_rule());
}

std::string text_of(Expectation expectation) {
  if (const Named* named = find_named(expectation.months)) return std::string(named->text);
  return std::to_string(expectation.years()) + "-yearly";
}

Localized describe(Expectation expectation) {
  if (const Named* named = find_named(expectation.months)) return named->shown();
  return every_years(expectation.years());
}

}  // namespace track
