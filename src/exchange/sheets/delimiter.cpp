#include "delimiter.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "csv_parser.hpp"
#include "track/base/error.hpp"

namespace track::exchange {

namespace {

constexpr std::size_t sample_rows = 100;
constexpr std::size_t sample_size = std::size_t{64} * 1024;

struct Evidence {
  bool clean = false;     // no quote is left inside a field or open
  std::size_t rows = 0;   // that have it equally often
  std::size_t times = 0;  // in each of them

  auto operator<=>(const Evidence&) const = default;
};

Evidence evidence_for(char delimiter, std::string_view text, bool whole) {
  std::map<std::size_t, std::size_t> rows;  // by how often it stands there
  bool clean = true;
  std::size_t count = 0;
  CsvParser parser({}, delimiter, [&](const Row&, const CsvParser::Shape& shape) {
    if (shape.fields > 1) ++rows[shape.fields - 1];
    clean = clean && !shape.loose_quote;
    return ++count < sample_rows;
  });
  try {
    parser.add(text);
    if (whole) parser.end();
  } catch (const Error&) {
    clean = false;  // with this delimiter it is no CSV from there on
  }
  Evidence best;
  for (const auto& [times, in_rows] : rows) best = std::max(best, Evidence{clean, in_rows, times});
  return best;
}

bool ends_with(std::string name, std::string_view ending) {
  std::transform(name.begin(), name.end(), name.begin(), [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  });
  return name.ends_with(ending);
}

}  // namespace

char delimiter_of(const std::string& name, std::string_view text, bool whole) {
  for (const char* ending : {".tsv", ".tab", ".txt"}) {
    if (ends_with(name, ending)) return '\t';
  }
  if (text.size() > sample_size) {
    text = text.substr(0, sample_size);
    whole = false;
  }
  char chosen = ',';
  Evidence best;
  for (const char each : {'\t', ';', ','}) {
    const Evidence evidence = evidence_for(each, text, whole);
    if (best < evidence) {
      best = evidence;
      chosen = each;
    }
  }
  return chosen;
}

}  // namespace track::exchange
