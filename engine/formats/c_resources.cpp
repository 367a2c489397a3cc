#include "engine/formats/c_resources.h"

namespace quantelier {

std::vector<ExportedFile> cResources(const std::string& folder) {
    std::vector<ExportedFile> files;
    for (const EmbeddedText& resource : cResources())
        if (resource.name.compare(0, folder.size() + 1, folder + "/") == 0)
            files.push_back({resource.name.substr(folder.size() + 1), resource.text});
    return files;
}

}  // namespace quantelier
