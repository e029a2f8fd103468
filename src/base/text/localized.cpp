#include "track/base/localized.hpp"

namespace track {

Localized joined(const std::vector<Localized>& texts, const Localized& separator) {
  Localized all;
  for (const Localized& text : texts) {
    if (text.empty()) continue;
    if (!all.empty()) {
      all.en += separator.en;
      all.ja += separator.ja;
    }
    all.en += text.en;
    all.ja += text.ja;
  }
  return all;
}

}  // namespace track
