#include "definitions.hpp"

#include <cstdint>
#include <string>
#include <utility>

#include "../sqlite/connection.hpp"
#include "../sqlite/statement.hpp"
#include "../sqlite/stored_words.hpp"
#include "track/base/base64.hpp"
#include "track/base/digest.hpp"

namespace track::store {

namespace {

constexpr const char* picture_with_digest = "SELECT id FROM picture WHERE digest = :digest";

constexpr const char* insert_picture = R"sql(
  INSERT INTO picture (operation, digest, content)
  SELECT operation, :digest, :content FROM revision WHERE number = :revision)sql";

constexpr const char* insert_logo = R"sql(
  INSERT INTO plan_logo (revision, file, picture) VALUES (:revision, :file, :picture))sql";

constexpr const char* logo_of_revision = R"sql(
  SELECT file, content FROM plan_logo JOIN picture ON picture.id = plan_logo.picture
  WHERE revision = :revision)sql";

// Its number.
std::int64_t add_picture(const SQLite::Database& database, const std::string& content,
                         int revision) {
  const std::string digest = digest_of(content);
  Statement known(database, picture_with_digest);
  known.bind(":digest", digest);
  if (known.next()) return known.integer("id");
  Statement(database, insert_picture)
      .bind(":digest", digest)
      .bind(":content", base64(content))
      .bind(":revision", revision)
      .run();
  return database.getLastInsertRowid();
}

}  // namespace

void add_logo(const SQLite::Database& database, const Logo& logo, int revision) {
  Statement(database, insert_logo)
      .bind(":revision", revision)
      .bind(":file", logo.file)
      .bind(":picture", add_picture(database, logo.content, revision))
      .run();
}

std::optional<Logo> find_logo(const SQLite::Database& database, int revision) {
  Statement row(database, logo_of_revision);
  row.bind(":revision", revision);
  if (!row.next()) return std::nullopt;
  std::optional<std::string> content = from_base64(row.text("content"));
  if (!content) throw_unreadable("logo of revision " + std::to_string(revision));
  return Logo{row.text("file"), std::move(*content)};
}

}  // namespace track::store
