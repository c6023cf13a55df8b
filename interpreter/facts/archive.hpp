// A zip archive in memory. The names of its parts are keys and never paths: nothing is ever written, and
// nothing but the archive is read.
#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/facts/refusal.hpp"

struct zip;

namespace biaochi::facts {

// Parts of one archive, and bytes of all its parts that are read, when they are inflated. An archive that
// says it holds more is refused at once; one that says it holds less is refused where it goes beyond that.
constexpr std::size_t max_parts = 10000;
constexpr std::size_t max_inflated = std::size_t{256} << 20U;

class Archive {
public:
    // `bytes` must outlive the archive.
    Archive(std::string_view bytes, Refusal& refusal);
    ~Archive();
    Archive(const Archive&) = delete;
    Archive& operator=(const Archive&) = delete;

    const std::set<std::string>& parts() const { return parts_; }

    // Refuses the archive if these parts, and those already read, are too large together.
    void check_size(const std::vector<std::string>& parts);

    // Gives a part piece by piece, the last one with `last`; ends early where `take` returns false. False
    // where it ended early, or cannot be read: then the refusal says why.
    using Take = std::function<bool(std::string_view piece, bool last)>;
    bool read(const std::string& part, const Take& take);

private:
    void open(std::string_view bytes);
    // Where a part stands, -1 if there is none; and how many bytes it is said to have.
    std::int64_t find(const std::string& part) const;
    std::size_t stated_size(std::int64_t index) const;
    bool is_too_large(std::size_t more);

    Refusal& refusal_;
    zip* zip_ = nullptr;
    std::set<std::string> parts_;
    std::size_t inflated_ = 0;
};

}  // namespace biaochi::facts
