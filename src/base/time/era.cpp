#include "era.hpp"

#include <unicode/calendar.h>
#include <unicode/dtfmtsym.h>
#include <unicode/smpdtfmt.h>

#include <algorithm>
#include <memory>

namespace track {

namespace {

std::string utf8(const icu::UnicodeString& text) {
  std::string result;
  text.toUTF8String(result);
  return result;
}

bool is_one_letter(const icu::UnicodeString& text) {
  return text.length() == 1 && text[0] >= u'A' && text[0] <= u'Z';
}

Day day_of(UDate date) {
  const std::chrono::milliseconds since_epoch(static_cast<std::int64_t>(date));
  return std::chrono::floor<std::chrono::days>(
      std::chrono::sys_time<std::chrono::milliseconds>(since_epoch));
}

// The eras of ICU whose narrow name is a letter: those since Meiji.
std::vector<Era> eras_of_icu() {
  // Without a default zone ICU would look for the machine's own, which may take a walk through the
  // whole zone directory. Nothing here depends on it.
  icu::TimeZone::adoptDefault(icu::TimeZone::getGMT()->clone());
  UErrorCode status = U_ZERO_ERROR;
  const icu::SimpleDateFormat format(UNICODE_STRING_SIMPLE("G"),
                                     icu::Locale("ja_JP@calendar=japanese"), status);
  std::vector<Era> eras;
  if (U_FAILURE(status)) return eras;
  const std::unique_ptr<icu::Calendar> calendar(format.getCalendar()->clone());
  int32_t count = 0;
  const icu::UnicodeString* names = format.getDateFormatSymbols()->getEras(count);
  const icu::UnicodeString* letters = format.getDateFormatSymbols()->getNarrowEras(count);
  for (int32_t index = 0; index < count; ++index) {
    if (!is_one_letter(letters[index])) continue;
    calendar->clear();
    calendar->set(UCAL_ERA, index);
    calendar->set(UCAL_YEAR, 1);
    const Day first_day = day_of(calendar->getTime(status));
    const int first_year = static_cast<int>(std::chrono::year_month_day(first_day).year());
    eras.push_back({utf8(names[index]), utf8(letters[index]), first_day, first_year});
  }
  return eras;
}

}  // namespace

const std::vector<Era>& japanese_eras() {
  static const std::vector<Era> eras = eras_of_icu();
  return eras;
}

const Era* find_era(std::string_view name_or_letter) {
  std::string letter(name_or_letter);
  if (letter.size() == 1 && letter[0] >= 'a' && letter[0] <= 'z') {
    letter[0] = static_cast<char>(letter[0] - 'a' + 'A');
  }
  const auto& eras = japanese_eras();
  const auto era = std::find_if(eras.begin(), eras.end(), [&](const Era& each) {
    return each.letter == letter || each.name == name_or_letter;
  });
  return era == eras.end() ? nullptr : &*era;
}

const Era* era_on(Day day) {
  const auto& eras = japanese_eras();
  const auto after =
      std::upper_bound(eras.begin(), eras.end(), day,
                       [](Day wanted, const Era& each) { return wanted < each.first_day; });
  return after == eras.begin() ? nullptr : &*std::prev(after);
}

}  // namespace track
