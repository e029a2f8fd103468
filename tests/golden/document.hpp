#pragma once

#include <string>
#include <vector>

// Replays the documents: the console blocks of a Markdown file, one after the other in one session.
// Comments between the blocks steer it; a reader of the document does not see them:
//   <!-- @ now 2022-06-13T00:12:00Z -->   a directive, see session.hpp
//   <!-- 2 failures are meant -->         so many commands of the next block are to end in an error
//                                         or another exit code than 0
//   <!-- 1 empty answer is meant -->      so many are to say that there is nothing
namespace track::golden {

struct ReplayedDocument {
  std::vector<std::string> lines;  // with every command's output replaced by what it really prints
  std::vector<std::string> complaints;  // blocks that fail or find nothing otherwise than marked
};

ReplayedDocument replay_document(const std::vector<std::string>& lines);

}  // namespace track::golden
