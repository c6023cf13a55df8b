#include "interpreter/facts/archive.hpp"

#include <zip.h>

#include <array>
#include <memory>

namespace biaochi::facts {

namespace {

// How many parts the end of the archive says there are, before anything is made of them.
std::size_t stated_parts(std::string_view bytes) {
    constexpr std::string_view mark = "PK\x05\x06";
    const std::size_t at = bytes.rfind(mark);
    if (at == std::string_view::npos || bytes.size() - at < 12) return 0;
    return static_cast<unsigned char>(bytes[at + 10]) + 256U * static_cast<unsigned char>(bytes[at + 11]);
}

}  // namespace

Archive::Archive(std::string_view bytes, Refusal& refusal) : refusal_(refusal) { open(bytes); }

void Archive::open(std::string_view bytes) {
    const Text parts("里面的文件", "files inside it");
    if (stated_parts(bytes) > max_parts) return refusal_.limit(parts, max_parts);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
    if (source != nullptr) zip_ = zip_open_from_source(source, ZIP_RDONLY, nullptr);
    if (zip_ == nullptr) {
        zip_source_free(source);
        return refusal_.broken({"压缩包已损坏,或不是压缩包", "it is no zip archive, or a damaged one"});
    }
    const zip_int64_t count = zip_get_num_entries(zip_, 0);
    if (count > static_cast<zip_int64_t>(max_parts)) return refusal_.limit(parts, max_parts);
    for (zip_int64_t i = 0; i < count; ++i) {
        const char* name = zip_get_name(zip_, static_cast<zip_uint64_t>(i), ZIP_FL_ENC_RAW);
        if (name == nullptr || !parts_.insert(name).second)
            return refusal_.broken({"压缩包里有重名的文件", "two files in the archive have one name"});
    }
}

Archive::~Archive() {
    if (zip_ != nullptr) zip_discard(zip_);
}

bool Archive::read(const std::string& part, const Take& take) {
    if (refusal_) return false;
    const zip_int64_t index = zip_name_locate(zip_, part.c_str(), ZIP_FL_ENC_RAW);
    const auto close = [](zip_file_t* file) { zip_fclose(file); };
    const std::unique_ptr<zip_file_t, decltype(close)> file(
        index < 0 ? nullptr : zip_fopen_index(zip_, static_cast<zip_uint64_t>(index), 0), close);
    if (file == nullptr) {
        if (index < 0) refusal_.broken({"里面没有“" + part + "”", "it has no “" + part + "”"});
        refusal_.damaged(part);
        return false;
    }
    std::array<char, 65536> piece;
    while (true) {
        const zip_int64_t size = zip_fread(file.get(), piece.data(), piece.size());
        if (size < 0) {
            refusal_.damaged(part);
            return false;
        }
        inflated_ += static_cast<std::size_t>(size);
        if (inflated_ > max_inflated) {
            refusal_.limit({"解压后的字节数", "bytes when it is inflated"}, max_inflated);
            return false;
        }
        if (!take({piece.data(), static_cast<std::size_t>(size)}, size == 0)) return false;
        if (size == 0) return true;
    }
}

}  // namespace biaochi::facts
