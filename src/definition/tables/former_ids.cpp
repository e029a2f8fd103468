#include "tables.hpp"

#include <map>

namespace track::definition {

namespace {

constexpr Message<std::string> still_defined{"the id \"{}\" is still in use",
                                             "ID「{}」は現在も使われています"};
constexpr Message<> rule{
    "formerly names ids that the item had before and that nothing has any more",
    "formerly には、以前のIDで、今はどこにも使われていないものを書きます"};
constexpr Message<std::string, std::string> claimed_twice{
    "\"{}\" is named as a former id of {} as well", "「{}」は {} の以前のIDにもなっています"};
constexpr Message<> claimed_twice_rule{"a record is carried over to one id",
                                       "記録を引き継げるIDは一つだけです"};

class FormerIds {
 public:
  explicit FormerIds(PlanBuilder& builder) : builder_(builder) {}

  void check(const std::string& id, const std::vector<Text>& written,
             const std::vector<std::string>& former) {
    for (const Text& text : written) {
      if (text.value == id) builder_.diagnostics.fault(text.place, still_defined(id), rule());
    }
    for (const std::string& one : former) {
      // What follows from the ids of an activity alone stands on no line of the item.
      const Text* text = find(written, one);
      if (text == nullptr || one == id) continue;
      if (builder_.ids.defines(one)) {
        builder_.diagnostics.fault(text->place, still_defined(one), rule());
      } else if (const auto [first, is_new] = claimed_.try_emplace(one, id); !is_new) {
        builder_.diagnostics.fault(text->place, claimed_twice(one, first->second),
                                   claimed_twice_rule());
      }
    }
  }

 private:
  // The text that gives an id in full.
  static const Text* find(const std::vector<Text>& written, const std::string& id) {
    for (const Text& text : written) {
      if (text.value == id || id.ends_with("." + text.value)) return &text;
    }
    return nullptr;
  }

  PlanBuilder& builder_;
  std::map<std::string, std::string> claimed_;  // by the former id, whose it was
};

}  // namespace

void check_former_ids(PlanBuilder& builder) {
  FormerIds activities(builder);
  std::map<std::string, const Activity*> by_id;
  for (const PlanBuilder::PendingActivity& item : builder.activities) {
    by_id.emplace(item.activity.id, &item.activity);
    activities.check(item.activity.id, item.formerly, item.activity.formerly);
  }
  FormerIds indicators(builder);
  for (const PlanBuilder::PendingIndicator& item : builder.indicators) {
    const auto activity = by_id.find(item.indicator.activity);
    indicators.check(
        item.indicator.id, item.formerly,
        former_ids(item.indicator, activity == by_id.end() ? nullptr : activity->second));
  }
}

}  // namespace track::definition
