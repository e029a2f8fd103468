// The part of toml++ that is no template, for all our sources.
#define TOML_IMPLEMENTATION
#include <toml++/toml.h>
