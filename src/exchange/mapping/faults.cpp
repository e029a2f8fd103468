#include "faults.hpp"

#include "track/base/text.hpp"

namespace track::exchange {

namespace {

constexpr std::size_t most_faults = 20;
constexpr std::size_t most_subjects = 10'000;
constexpr std::size_t longest_content = 200;  // bytes

std::string shortened(const std::string& content) {
  if (content.size() <= longest_content) return content;
  std::string_view rest = content;
  std::string result;
  while (result.size() < longest_content) result += take_character(rest).bytes;
  return result + "…";
}

}  // namespace

void SheetFaults::add(const std::string& place, const std::string& content, Localized problem,
                      const Localized& rule) {
  add(place, content, Fault{std::move(problem), {rule}});
}

void SheetFaults::add(const std::string& place, const std::string& content, const Fault& fault) {
  ++reading_->fault_count;
  if (reading_->faults.size() >= most_faults) return;
  std::vector<Localized> hints = fault.hints;
  std::erase_if(hints, [](const Localized& hint) { return hint.empty(); });
  reading_->faults.push_back({place, shortened(content), fault.message, std::move(hints)});
}

void SheetFaults::add_once(const std::string& subject, const std::string& place,
                           const std::string& content, const Fault& fault) {
  if (told_.contains(subject)) return;
  if (told_.size() < most_subjects) told_.insert(subject);
  add(place, content, fault);
}

Fault fault_of(const Error& error) {
  return error.faults().front();
}

}  // namespace track::exchange
