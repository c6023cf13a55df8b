#include "interpreter/facts/archive.hpp"

#include <zip.h>

#include <algorithm>
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

std::int64_t Archive::find(const std::string& part) const {
    return zip_name_locate(zip_, part.c_str(), ZIP_FL_ENC_RAW);
}

std::size_t Archive::stated_size(std::int64_t index) const {
    zip_stat_t about;
    zip_stat_init(&about);
    const bool known = index >= 0 && zip_stat_index(zip_, static_cast<zip_uint64_t>(index), 0, &about) == 0 &&
                       (about.valid & ZIP_STAT_SIZE) != 0;
    return known ? about.size : 0;
}

bool Archive::is_too_large(std::size_t more) {
    if (more <= max_inflated - inflated_) return false;
    refusal_.limit({"解压后的字节数", "bytes when it is inflated"}, max_inflated);
    return true;
}

void Archive::check_size(const std::vector<std::string>& parts) {
    if (refusal_) return;
    std::size_t all = 0;
    for (const std::string& part : parts) all += std::min(stated_size(find(part)), max_inflated + 1);
    is_too_large(all);
}

bool Archive::read(const std::string& part, const Take& take) {
    if (refusal_) return false;
    const std::int64_t index = find(part);
    const auto close = [](zip_file_t* file) { zip_fclose(file); };
    const std::unique_ptr<zip_file_t, decltype(close)> file(
        index < 0 ? nullptr : zip_fopen_index(zip_, static_cast<zip_uint64_t>(index), 0), close);
    if (file == nullptr) {
        if (index < 0) refusal_.broken({"里面没有“" + part + "”", "it has no “" + part + "”"});
        refusal_.damaged(part);
        return false;
    }
    const std::size_t stated = stated_size(index);
    if (is_too_large(stated)) return false;
    std::size_t taken = 0;
    std::array<char, 65536> piece;
    while (true) {
        const zip_int64_t size = zip_fread(file.get(), piece.data(), piece.size());
        if (size < 0) {
            refusal_.damaged(part);
            return false;
        }
        taken += static_cast<std::size_t>(size);
        if (taken > stated) {
            refusal_.damaged(part);
            return false;
        }
        inflated_ += static_cast<std::size_t>(size);
        if (!take({piece.data(), static_cast<std::size_t>(size)}, size == 0)) return false;
        if (size == 0) return true;
    }
}

}  // namespace biaochi::facts
