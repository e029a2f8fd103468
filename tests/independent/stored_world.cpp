#include "stored_world.hpp"

#include <cstdlib>
#include <map>

#include "store/store_fixture.hpp"

namespace track::independent {

std::uint64_t from_environment(const char* name, std::uint64_t usual) {
  const char* text = std::getenv(name);
  return text == nullptr ? usual : std::strtoull(text, nullptr, 10);
}

Operation made_at(int minute) {
  return store::operation(minute);
}

namespace {

void take(const Step& step, store::Store& store, std::map<int, OperationId>& recorded) {
  if (step.takes_back) {
    store.undo(recorded.at(*step.takes_back), store::operation(step.minute, OperationKind::undo));
  } else if (step.amends) {
    Amendment amendment;
    amendment.of = recorded.at(*step.amends);
    amendment.items = step.entry.items;
    store.amend(amendment, store::operation(step.minute, OperationKind::amend));
  } else {
    recorded[step.minute] =
        store.record(step.entry, made_at(step.minute), store::Store::Repeat::allow).operation;
  }
}

}  // namespace

store::Store stored(const World& world, const std::filesystem::path& path) {
  store::Store store = store::Store::open(path, store::Access::create);
  std::optional<int> revision;
  auto load = world.revisions.begin();
  std::map<int, OperationId> recorded;  // by the minute
  for (const Step& step : world.steps) {
    for (; load != world.revisions.end() && load->first <= step.minute; ++load) {
      revision = store.save(load->second, revision, made_at(load->first));
    }
    take(step, store, recorded);
  }
  return store;
}

}  // namespace track::independent
