#pragma once

#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "track/base/error.hpp"
#include "track/model/plan.hpp"

namespace track::exchange {

// What a sheet calls an indicator: its own name, and those of the parts by breakdown. Of a part an
// empty name is the whole.
struct SheetName {
  std::string indicator;
  std::vector<std::pair<std::string, std::string>> parts;
};

// What a text names; nullptr and the reason where it is nothing that can be recorded.
template <class T>
struct Named {
  const T* item = nullptr;
  Fault fault{};
  std::string subject{};    // what the fault is about: the same for the same word
  std::string breakdown{};  // whose part is not found, where it is that
};

// The name of the part that a word may stand for, by spelling, else the longest that stands in it:
// つつじ in つつじセンター. Empty where there is none.
std::string nearest_part(const Breakdown& breakdown, const std::string& name);

// Finds what the words of a sheet name, as typed words do; each is looked up once.
class Naming {
 public:
  explicit Naming(const Plan& plan) : plan_(plan) {}

  const Named<Indicator>& indicator(const SheetName& name, const Activity* activity);
  const Named<Activity>& activity(const std::string& name);

 private:
  Named<Indicator> look_up_whole(const std::string& name, const Activity* activity) const;
  Named<Indicator> look_up_part(const Indicator& whole, const SheetName& name) const;

  const Plan& plan_;
  std::string key_;
  std::unordered_map<std::string, Named<Indicator>> indicators_;
  std::unordered_map<std::string, Named<Activity>> activities_;
};

}  // namespace track::exchange
