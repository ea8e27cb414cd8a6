// SPDX-License-Identifier: Apache-2.0
#include "trips/exports/paper.hpp"

#include <cairo-pdf.h>
#include <fmt/format.h>
#include <pango/pangocairo.h>

#include <memory>
#include <stdexcept>

#include "base/civil.hpp"

namespace trips {
namespace {

template <auto release>
struct Release {
  template <class T>
  void operator()(T* what) const {
    release(what);
  }
};
using Surface = std::unique_ptr<cairo_surface_t, Release<cairo_surface_destroy>>;
using Context = std::unique_ptr<cairo_t, Release<cairo_destroy>>;
using Layout = std::unique_ptr<PangoLayout, Release<g_object_unref>>;
using Font = std::unique_ptr<PangoFontDescription, Release<pango_font_description_free>>;

// Latin letters of a Latin font: those of a Chinese one make a file eight times as large.
constexpr char const* families =
    "Open Sans, Noto Sans CJK SC, WenQuanYi Micro Hei, Noto Sans, sans-serif";

// Without emoji and the like, which hardly any font of a server has.
std::string without_symbols(std::string_view text) {
  std::string kept;
  for (auto const *at = text.data(), *end = at + text.size(); at < end;) {
    auto const type = g_unichar_type(g_utf8_get_char(at));
    char const* const next = g_utf8_next_char(at);
    bool const is_symbol = type == G_UNICODE_OTHER_SYMBOL || type == G_UNICODE_MODIFIER_SYMBOL ||
                           type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_FORMAT;
    if (!is_symbol) kept.append(at, static_cast<std::size_t>(next - at));
    at = next;
  }
  return kept;
}

cairo_status_t append(void* text, unsigned char const* bytes, unsigned count) {
  static_cast<std::string*>(text)->append(reinterpret_cast<char const*>(bytes), count);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

struct Paper::Sheet {
  std::string bytes;
  std::string footer;
  Surface surface;
  Context context;
  int number = 1;
  int of = 0;  // 0: not known yet
  double y = margin;

  Layout layout(std::string_view text, TextStyle const& style, double across) const {
    Layout made(pango_cairo_create_layout(context.get()));
    Font const font(pango_font_description_new());
    pango_font_description_set_family(font.get(), families);
    pango_font_description_set_absolute_size(font.get(), style.size * PANGO_SCALE);
    pango_font_description_set_weight(font.get(),
                                      style.is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(made.get(), font.get());
    pango_layout_set_width(made.get(), static_cast<int>(across * PANGO_SCALE));
    pango_layout_set_wrap(made.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(made.get(),
                               style.is_to_the_right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
    pango_layout_set_text(made.get(), text.data(), static_cast<int>(text.size()));
    if (pango_layout_get_unknown_glyphs_count(made.get()) > 0)
      pango_layout_set_text(made.get(), without_symbols(text).c_str(), -1);
    return made;
  }

  static double height_of(Layout const& layout) {
    int down = 0;
    pango_layout_get_size(layout.get(), nullptr, &down);
    return static_cast<double>(down) / PANGO_SCALE;
  }

  void draw(Layout const& layout, double grey, double x, double at_y) const {
    cairo_set_source_rgb(context.get(), grey, grey, grey);
    cairo_move_to(context.get(), x, at_y);
    pango_cairo_show_layout(context.get(), layout.get());
  }

  void end_page() {
    TextStyle const small{.size = 7.5, .grey = 0.45};
    draw(layout(footer, small, inner - 40), small.grey, margin, height - margin + 14);
    TextStyle const right{.size = 7.5, .grey = 0.45, .is_to_the_right = true};
    auto const count = of == 0 ? std::to_string(number) : fmt::format("{} / {}", number, of);
    draw(layout(count, right, 40), right.grey, width - margin - 40, height - margin + 14);
    cairo_show_page(context.get());
  }
};

Paper::Paper(std::string_view title, std::string_view footer, base::Instant made_at, int sheets)
    : sheet_(std::make_unique<Sheet>()) {
  sheet_->footer = footer;
  sheet_->of = sheets;
  sheet_->surface.reset(cairo_pdf_surface_create_for_stream(append, &sheet_->bytes, width, height));
  cairo_pdf_surface_set_metadata(sheet_->surface.get(), CAIRO_PDF_METADATA_TITLE,
                                 std::string(title).c_str());
  cairo_pdf_surface_set_metadata(sheet_->surface.get(), CAIRO_PDF_METADATA_CREATE_DATE,
                                 base::to_text(made_at).c_str());
  sheet_->context.reset(cairo_create(sheet_->surface.get()));
}

Paper::~Paper() = default;

void Paper::need(double room) {
  if (sheet_->y + room <= height - margin) return;
  sheet_->end_page();
  ++sheet_->number;
  sheet_->y = margin;
}

void Paper::skip(double by) { sheet_->y += by; }
double Paper::y() const { return sheet_->y; }
int Paper::sheets() const { return sheet_->number; }

double Paper::measure(std::string_view text, TextStyle const& style, double across) const {
  return text.empty() ? 0 : Sheet::height_of(sheet_->layout(text, style, across));
}

void Paper::put(std::string_view text, TextStyle const& style, double x, double across) {
  if (text.empty()) return;
  sheet_->draw(sheet_->layout(text, style, across), style.grey, margin + x, sheet_->y);
}

void Paper::write(std::string_view text, TextStyle const& style) {
  if (text.empty()) return;
  auto const layout = sheet_->layout(text, style, inner);
  cairo_t* const context = sheet_->context.get();
  std::unique_ptr<PangoLayoutIter, Release<pango_layout_iter_free>> const lines(
      pango_layout_get_iter(layout.get()));
  do {
    PangoRectangle line;
    pango_layout_iter_get_line_extents(lines.get(), nullptr, &line);
    double const down = static_cast<double>(line.height) / PANGO_SCALE;
    need(down);
    double const base =
        static_cast<double>(pango_layout_iter_get_baseline(lines.get()) - line.y) / PANGO_SCALE;
    cairo_set_source_rgb(context, style.grey, style.grey, style.grey);
    cairo_move_to(context, margin + static_cast<double>(line.x) / PANGO_SCALE, sheet_->y + base);
    pango_cairo_show_layout_line(context, pango_layout_iter_get_line_readonly(lines.get()));
    sheet_->y += down;
  } while (pango_layout_iter_next_line(lines.get()));
}

void Paper::rule(double grey) {
  line(margin, sheet_->y, width - margin, sheet_->y, {grey, grey, grey}, 0.5);
}

void Paper::dot(double x, double y, double radius, Ink const& ink) {
  cairo_set_source_rgb(sheet_->context.get(), ink.red, ink.green, ink.blue);
  cairo_new_path(sheet_->context.get());  // else an edge leads here from the last text
  cairo_arc(sheet_->context.get(), x, y, radius, 0, 2 * G_PI);
  cairo_fill(sheet_->context.get());
}

void Paper::line(double x, double y, double to_x, double to_y, Ink const& ink, double thick) {
  cairo_set_source_rgb(sheet_->context.get(), ink.red, ink.green, ink.blue);
  cairo_set_line_width(sheet_->context.get(), thick);
  cairo_move_to(sheet_->context.get(), x, y);
  cairo_line_to(sheet_->context.get(), to_x, to_y);
  cairo_stroke(sheet_->context.get());
}

void Paper::box(double x, double y, double across, double down, double grey) {
  cairo_set_source_rgb(sheet_->context.get(), grey, grey, grey);
  cairo_rectangle(sheet_->context.get(), x, y, across, down);
  cairo_fill(sheet_->context.get());
}

void Paper::number_at(double x, double y, int number) {
  auto const layout =
      sheet_->layout(std::to_string(number), {.size = 7, .is_bold = true, .grey = 1}, 40);
  int across = 0;
  pango_layout_get_size(layout.get(), &across, nullptr);
  PangoRectangle drawn;
  pango_layout_get_extents(layout.get(), nullptr, &drawn);
  sheet_->draw(layout, 1, x - static_cast<double>(drawn.width) / PANGO_SCALE / 2,
               y - Sheet::height_of(layout) / 2);
}

std::string Paper::finish() {
  sheet_->end_page();
  cairo_surface_finish(sheet_->surface.get());
  if (auto const status = cairo_surface_status(sheet_->surface.get());
      status != CAIRO_STATUS_SUCCESS)
    throw std::runtime_error(fmt::format("no PDF: {}", cairo_status_to_string(status)));
  return std::move(sheet_->bytes);
}

}  // namespace trips
