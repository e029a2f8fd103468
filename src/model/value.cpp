#include "track/model/value.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "track/base/rational.hpp"
#include "track/base/text.hpp"
#include "value_text.hpp"

namespace track {

namespace {

constexpr Message<> nothing_given{"no value is given", "値がありません"};
constexpr Message<std::string> not_a_number{"\"{}\" is not a number",
                                            "「{}」は数値として読めません"};
constexpr Message<std::string> no_stage{"\"{}\" is not a milestone's stage",
                                        "「{}」は到達状況として読めません"};
constexpr Message<std::string> dash_alone{"\"{}\" can mean none, zero or unknown",
                                          "「{}」は皆無・0・不明のどれにも読めます"};
constexpr Message<std::string, Localized> negative{"\"{}\" is negative, and a {} is 0 or more",
                                                   "「{}」は負の値です。種別「{}」の値は0以上です"};
constexpr Message<> correct_or_level{
    "what was counted too much is corrected with track amend; a level that falls below 0 (a "
    "balance) is defined with kind = \"stock\"",
    "多く数えた分は track amend で訂正します。残高など0を下回る値の指標は、定義で kind = "
    "\"stock\"（時点値）とします"};
constexpr Message<std::string> is_a_fraction{"\"{}\" is a fraction, not a number",
                                             "「{}」は分数で、数値ではありません"};
constexpr Message<std::string> is_a_percentage{"\"{}\" is a percentage, not a number",
                                               "「{}」は百分率で、数値ではありません"};
constexpr Message<std::string> not_two_numbers{"\"{}\" is not a fraction of two numbers",
                                               "「{}」は2つの数の分数として読めません"};
constexpr Message<std::string> bare_number{"\"{}\" could be a percentage or a number of cases",
                                           "「{}」は百分率にも件数にも読めます"};
constexpr Message<std::string, std::string> other_unit{
    "the unit \"{}\" is not the indicator's, which is \"{}\"",
    "単位「{}」は指標の単位「{}」と違います"};
constexpr Message<std::string> unit_of_none{"the unit \"{}\" is given, but the indicator has none",
                                            "単位「{}」がありますが、この指標に単位はありません"};
constexpr Message<std::string, std::string> above_denominator{
    "the numerator {} is above its denominator {}", "分子{}が分母{}を上回っています"};
constexpr Message<std::string> over_zero{"the denominator of {} is 0", "{}の分母が0です"};
constexpr Message<std::string> above_hundred{"{} % is more than 100 %", "{}%は100%を超えています"};
constexpr Message<std::string> bad_sample_size{
    "the sample size \"{}\" is not a whole number from 1 up",
    "標本数「{}」は1以上の整数ではありません"};
constexpr Message<> needless_sample_size{
    "a sample size (n=) belongs to a published percentage or to a score",
    "標本数（n=）を付けられるのは公表された百分率と点数だけです"};

constexpr Message<> zero_or_unknown{"write \"0\" or \"unknown\"",
                                    "「0」または「不明」と書いてください"};

Value of_form(ValueForm form) {
  Value value;
  value.form = form;
  return value;
}

using WordForm = std::pair<std::string_view, ValueForm>;

// Words are compared folded: in lower case, without spaces.
constexpr std::array words_for_any_kind{
    WordForm{"unknown", ValueForm::unknown}, WordForm{"不明", ValueForm::unknown},
    WordForm{"...", ValueForm::unknown},     WordForm{"suppressed", ValueForm::suppressed},
    WordForm{"秘匿", ValueForm::suppressed}, WordForm{"x", ValueForm::suppressed},
    WordForm{"*", ValueForm::suppressed},
};
constexpr std::array words_for_milestones{
    WordForm{"notstarted", ValueForm::not_started},
    WordForm{"未着手", ValueForm::not_started},
    WordForm{"未実施", ValueForm::not_started},
    WordForm{"未", ValueForm::not_started},
    WordForm{"started", ValueForm::started},
    WordForm{"着手", ValueForm::started},
    WordForm{"着手済", ValueForm::started},
    WordForm{"実施中", ValueForm::started},
    WordForm{"作成中", ValueForm::started},
    WordForm{"done", ValueForm::done},
    WordForm{"完了", ValueForm::done},
    WordForm{"完成", ValueForm::done},
    WordForm{"実施済", ValueForm::done},
    WordForm{"済", ValueForm::done},
};

template <std::size_t size>
std::optional<ValueForm> find_word(const std::string& text,
                                   const std::array<WordForm, size>& words) {
  for (const auto& [word, form] : words) {
    if (text == word) return form;
  }
  return std::nullopt;
}

// Reads one text of one indicator; every step either goes on or gives the refusal.
class ValueReader {
 public:
  ValueReader(std::string_view text, const ValueRules& rules)
      : original_(printable(trimmed(text))),
        text_(plain_value_text(text)),
        rules_(rules),
        kind_(rules.traits()) {}

  Parsed<Value> read() const {
    if (text_.empty()) return refused(nothing_given());
    const std::string word = folded(text_);
    if (const auto form = find_word(word, words_for_any_kind)) return parsed(of_form(*form));
    if (is_dash(text_)) return rejected<Value>(dash_alone(original_), zero_or_unknown());
    if (kind_.staged) {
      if (const auto form = find_word(word, words_for_milestones)) return parsed(of_form(*form));
      return refused(no_stage(original_));
    }
    return read_with_sample_size();
  }

 private:
  Parsed<Value> refused(Localized problem) const {
    const std::string& unit = rules_.unit;
    return rejected<Value>(std::move(problem),
                           kind_.written(unit.empty() ? "" : " " + printable(unit)));
  }

  Parsed<Value> refused_as_negative() const {
    Localized problem = negative(original_, label(kind_.word.value));
    if (kind_.scale != Scale::unit) return refused(std::move(problem));
    return rejected<Value>(std::move(problem), correct_or_level());
  }

  Parsed<Value> read_with_sample_size() const {
    const auto cut = cut_sample_size(text_);
    if (!cut) return read_body(text_);
    const Parsed<Quantity> n = read_quantity(cut->size);
    if (!n || !n->is_whole() || *n < Quantity::whole(1)) {
      return refused(bad_sample_size(printable(cut->size)));
    }
    Parsed<Value> value = read_body(cut->value);
    if (!value) return value;
    const bool takes_one = value->form == ValueForm::percentage || kind_.takes_sample_size;
    if (!takes_one) return refused(needless_sample_size());
    value.value->n = n->units() / Quantity::units_per_one;
    return value;
  }

  Parsed<Value> read_body(std::string_view body) const {
    const auto [number, rest] = cut_number(body);
    if (kind_.aggregation == Aggregation::quotient && rest.starts_with('/')) {
      return read_fraction(number, rest.substr(1));
    }
    if (kind_.scale != Scale::percent) return read_amount(number, rest);
    if (same_unit(rest, "%")) return read_percentage(number);
    if (number.empty() || !rest.empty()) return refused(not_a_number(original_));
    return refused(bare_number(original_));
  }

  Parsed<Value> read_amount(const std::string& number, const std::string& unit) const {
    if (number.empty()) return refused(not_a_number(original_));
    if (!unit.empty() && !is_own_unit(unit)) return refused(problem_of_unit(unit));
    const Parsed<Quantity> amount = read_quantity(number);
    if (!amount) return rejected<Value>(amount.problem, amount.rule);
    if (amount->is_negative() && !kind_.may_be_negative) return refused_as_negative();
    Value value = of_form(ValueForm::quantity);
    value.amount = *amount;
    return parsed(value);
  }

  bool is_own_unit(const std::string& unit) const {
    return same_unit(unit, rules_.unit) ||
           std::ranges::any_of(rules_.unit_aliases,
                               [&](const std::string& alias) { return same_unit(unit, alias); });
  }

  Localized problem_of_unit(const std::string& unit) const {
    if (unit.starts_with('/')) return is_a_fraction(original_);
    // "3x", "1e5" and "23(8)" are no numbers with a unit.
    const bool letters_touch = is_ascii_letter(unit.front()) && !text_.ends_with(" " + unit);
    if (letters_touch || unit.find_first_of("0123456789") != std::string::npos) {
      return not_a_number(original_);
    }
    if (same_unit(unit, "%")) return is_a_percentage(original_);
    if (rules_.unit.empty()) return unit_of_none(printable(unit));
    return other_unit(printable(unit), printable(rules_.unit));
  }

  static bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

  Parsed<Value> read_percentage(const std::string& number) const {
    const Parsed<Quantity> amount = read_quantity(number);
    if (!amount) return rejected<Value>(amount.problem, amount.rule);
    if (amount->is_negative()) return refused_as_negative();
    if (*amount > Quantity::whole(100)) return refused(above_hundred(grouped(*amount)));
    Value value = of_form(ValueForm::percentage);
    value.amount = *amount;
    return parsed(value);
  }

  Parsed<Value> read_fraction(const std::string& above, const std::string& behind) const {
    const auto [below, rest] = cut_number(behind);
    if (above.empty() || below.empty() || !rest.empty()) {
      return refused(not_two_numbers(original_));
    }
    const Parsed<Quantity> numerator = read_quantity(above);
    if (!numerator) return rejected<Value>(numerator.problem, numerator.rule);
    const Parsed<Quantity> denominator = read_quantity(below);
    if (!denominator) return rejected<Value>(denominator.problem, denominator.rule);
    if (numerator->is_negative() || denominator->is_negative()) return refused_as_negative();
    if (denominator->is_zero() && !numerator->is_zero()) return refused(over_zero(original_));
    if (kind_.is_proportion() && *numerator > *denominator) {
      return refused(above_denominator(grouped(*numerator), grouped(*denominator)));
    }
    Value value = of_form(ValueForm::fraction);
    value.numerator = *numerator;
    value.denominator = *denominator;
    return parsed(value);
  }

  std::string original_;
  std::string text_;
  const ValueRules& rules_;
  const KindTraits& kind_;
};

constexpr Message<> not_started{"not started", "未着手"};
constexpr Message<> started{"started", "着手"};
constexpr Message<> done{"done", "完了"};
constexpr Message<> value_unknown{"unknown", "不明"};
constexpr Message<> suppressed{"suppressed", "秘匿"};

constexpr Message<Localized, std::string> sample_size{"{} (n = {})", "{}（n={}）"};
constexpr Message<Localized, std::string> in_unit{"{} {}", "{}{}"};
constexpr Message<std::string> percentage{"{} %", "{}%"};

Localized with_sample_size(const Localized& text, const std::optional<std::int64_t>& n) {
  return n ? sample_size(text, rounded_grouped(*n, 0)) : text;
}

Localized with_unit(const Localized& text, const std::string& unit) {
  return unit.empty() ? text : in_unit(text, unit);
}

}  // namespace

Parsed<Value> read_value(std::string_view text, const ValueRules& rules) {
  return ValueReader(text, rules).read();
}

Localized describe(const Value& value) {
  return describe(value, "");
}

Localized describe(const Value& value, const std::string& unit) {
  switch (value.form) {
    case ValueForm::quantity:
      return with_sample_size(with_unit(number_text(grouped(value.amount)), unit), value.n);
    case ValueForm::fraction:
      return verbatim(grouped(value.numerator) + '/' + grouped(value.denominator));
    case ValueForm::percentage:
      return with_sample_size(percentage(grouped(value.amount)), value.n);
    case ValueForm::not_started:
      return not_started();
    case ValueForm::started:
      return started();
    case ValueForm::done:
      return done();
    case ValueForm::unknown:
      return value_unknown();
    case ValueForm::suppressed:
      break;
  }
  return suppressed();
}

}  // namespace track
