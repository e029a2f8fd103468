#pragma once

#include <string>

#include "track/base/localized.hpp"

namespace CLI {
class App;
}

namespace track::cli {

// --by and --reason, as every command has them that corrects something.
struct ReasonOptions {
  std::string by;
  std::string reason;

  void declare(CLI::App& app, Language language);
  // Throws Error where the reason cannot be stored.
  void check() const;
  // The same, and where there is none.
  void require() const;
};

}  // namespace track::cli
