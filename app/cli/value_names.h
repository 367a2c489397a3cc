// What stands for an option's value in the help. The man page and the completions of the shells read them
// too: they offer files, folders and the words of a choice.
#pragma once

#include <string>
#include <vector>

namespace quantelier::cli {

inline constexpr const char* kFile = "FILE";
inline constexpr const char* kFolder = "FOLDER";
inline constexpr const char* kPath = "PATH";  ///< a file or a folder
inline constexpr const char* kRun = "RUN";    ///< a name in the folder of runs, or a path
inline constexpr const char* kBoolean = "{true,false}";

/// "{a,b,c}"
std::string oneOf(const std::vector<std::string>& words);

/// "a,b,c" in parts; at least one.
std::vector<std::string> splitAtCommas(const std::string& text);

/// The words of such a choice; of any other name none.
std::vector<std::string> wordsOf(const std::string& valueName);

}  // namespace quantelier::cli
