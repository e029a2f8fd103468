#include "track/store/store.hpp"

#include <SQLiteCpp/Database.h>

#include "sqlite/connection.hpp"

// The other members of Store are defined in the source of their subject.

namespace track::store {

Store::Store(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}
Store::~Store() = default;
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;

Store Store::open(const std::filesystem::path& path, Access access,
                  std::chrono::milliseconds busy_timeout) {
  return translating_errors(path, [&] {
    return Store(
        std::make_unique<Connection>(Connection{path, open_database(path, access, busy_timeout)}));
  });
}

}  // namespace track::store
