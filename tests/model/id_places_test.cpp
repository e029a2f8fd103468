#include "track/model/id_places.hpp"

#include <catch2/catch.hpp>

namespace track::id_places_test {
namespace {

struct Item {
  std::string id;
  int number = 0;
};

const std::string& id_of(const Item& item) {
  return item.id;
}

struct World {
  std::vector<Item> items;
  IdPlaces places;

  World() {
    for (int i = 0; i < 100; ++i) items.push_back({"id" + std::to_string(i), i});
    for (int i = 0; i < 20; ++i) places.find(items, "nobody", id_of);  // until it remembers
  }
  int number(const std::string& id) const {
    const Item* found = places.find(items, id, id_of);
    return found == nullptr ? -1 : found->number;
  }
};

TEST_CASE("an item of a long list is found by its id, of several the first") {
  World world;
  world.items[70].id = "id60";
  CHECK(world.number("id0") == 0);
  CHECK(world.number("id60") == 60);
  CHECK(world.number("id99") == 99);
  CHECK(world.number("id100") == -1);
}

TEST_CASE("a list that was changed is searched as it is now") {
  World world;
  SECTION("an id") {
    world.items[7].id = "other";
    CHECK(world.number("other") == 7);
    CHECK(world.number("id7") == -1);
  }
  SECTION("an item more") {
    world.items.push_back({"more", 100});
    CHECK(world.number("more") == 100);
    CHECK(world.number("id3") == 3);
  }
  SECTION("fewer items") {
    world.items.erase(world.items.begin());
    CHECK(world.number("id1") == 1);
    CHECK(world.number("id0") == -1);
  }
  SECTION("another order") {
    std::swap(world.items[1], world.items[2]);
    CHECK(world.number("id1") == 1);
  }
}

}  // namespace
}  // namespace track::id_places_test
