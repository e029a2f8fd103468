#include "track/base/environment.hpp"
#include "track/cli/run.hpp"

int main(int count, char** arguments) {
  track::prepare_process();
  track::Environment environment = track::system_environment();
  return track::cli::run({arguments + 1, arguments + count}, environment);
}
