#pragma once

#include "context.hpp"

namespace track::cli {

// Where the years stand after a correction, as text for the terminal; nothing where no plan stands.
std::string standings_after(const store::Store& store, const Correction& correction,
                            const Context& context);

}  // namespace track::cli
