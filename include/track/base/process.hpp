#pragma once

namespace track {

// To be called first: what the system would do to the process instead of telling it. Writing beyond
// a limit of file sizes becomes an error as any other, and a standard stream that was closed stays
// so, for no file that is opened later takes its place.
void prepare_process();

}  // namespace track
