#pragma once

#include <string>
#include <vector>

#include "track/base/localized.hpp"
#include "track/model/mapping.hpp"

namespace track::exchange {

// A mapping of one table while it is made: the same as data, to be tried, and as TOML.
class Draft {
 public:
  TableMapping table;

  // Lines of [[table]], and of tables below it, [table.names.ward].
  void line(const std::string& key, const std::string& value, const Localized& comment = {});
  void comment(const Localized& text);
  void line_below(const std::string& table_name, const std::string& key, const std::string& value);
  void comment_below(const std::string& table_name, const Localized& text);
  // A line that counts once its # is taken off; with "…" for what is not known.
  void left_open_below(const std::string& table_name, const std::string& key,
                       const std::string& near);

  Localized text() const;

 private:
  struct Below {
    std::string name;
    std::vector<Localized> lines;
  };
  Below& below(const std::string& name);

  std::vector<Localized> lines_;
  std::vector<Below> below_;
};

// As a TOML string, and a list of them.
std::string in_quotes(const std::string& text);
std::string in_quotes(const std::vector<std::string>& texts);
// A line of a comment, whatever it contains.
Localized commented(const Localized& text);

}  // namespace track::exchange
