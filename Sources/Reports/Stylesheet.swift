/// How a report looks: one sheet for screen (light and dark, wide and narrow) and paper. The page allows no other style, so nothing
/// here may depend on an attribute `style`.
enum Stylesheet {
    /// Colours of lines have a contrast of at least 4.5 on their ground, and any two are at least 26 apart in CIE Lab, also as readers
    /// without red, green or blue cones see them (matrices of Machado, Oliveira & Fernandes 2009).
    static let text: StaticString = """
        :root {
          color-scheme: light dark;
          --ground: #fff; --ink: #1b1f23; --muted: #59626b; --rule: #d9dde1; --shade: #f4f5f6; --focus: #0b57d0;
          --sea: #eef3f6; --land: #d6d9d3; --border: #fff; --circle: #b84300;
          --c1: #016ee3; --c2: #c95014; --c3: #004f43; --c4: #b03c9a; --c5: #563004; --c6: #0d0d2e;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --ground: #15181b; --ink: #e4e7ea; --muted: #a0a8b0; --rule: #363c42; --shade: #1e2226; --focus: #8ab4f8;
            --sea: #1a2127; --land: #363c3d; --border: #171c20; --circle: #ff9d5c;
            --c1: #67ccf4; --c2: #eb5717; --c3: #269462; --c4: #d05fa4; --c5: #f3d128; --c6: #f1f0f2;
          }
        }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
        body {
          margin: 0; background: var(--ground); color: var(--ink);
          font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
        }
        main, header, footer, nav { max-width: 50rem; margin-inline: auto; padding-inline: 1.25rem; }
        header { padding-block: 2.5rem 0.5rem; }
        h1, h2, blockquote { font-family: Charter, "Bitstream Charter", Cambria, Georgia, "Noto Serif", "Liberation Serif", serif; }
        h1 { font-size: 2.1rem; line-height: 1.18; margin: 0 0 0.6rem; font-weight: 700; text-wrap: balance; }
        h2 { font-size: 1.45rem; line-height: 1.25; margin: 0 0 1rem; font-weight: 700; }
        h1, h2, p, li, td, th, figcaption, caption, blockquote { overflow-wrap: anywhere; }
        p { margin: 0 0 1rem; max-width: 42rem; }
        .subtitle { color: var(--muted); font-size: 1.05rem; margin: 0; }
        nav ol {
          margin: 1.25rem 0 0; padding: 0.9rem 0; border-block: 1px solid var(--rule); list-style: none; columns: 2; column-gap: 2rem;
        }
        nav li { break-inside: avoid; padding-block: 0.15rem; }
        a { color: inherit; text-decoration-color: var(--muted); text-underline-offset: 0.2em; }
        a:hover { text-decoration-color: currentColor; }
        :focus-visible { outline: 2px solid var(--focus); outline-offset: 3px; border-radius: 2px; }
        section { margin-block: 2.75rem; scroll-margin-top: 1rem; }
        section > ul { padding-inline-start: 1.2rem; max-width: 42rem; }
        section > ul > li { margin-block: 0.25rem; }
        .none { color: var(--muted); }
        footer { color: var(--muted); font-size: 0.85rem; padding-block: 1rem 2.5rem; }

        figure { margin: 1.75rem 0 0.25rem; }
        figcaption strong, caption strong { display: block; font-weight: 650; line-height: 1.35; color: var(--ink); }
        figcaption, caption { color: var(--muted); font-size: 0.9rem; line-height: 1.45; margin-bottom: 0.6rem; }
        svg { display: block; width: 100%; height: auto; font-family: inherit; }
        svg.narrow, .key.narrow { display: none; }
        svg text { font-size: 12px; fill: var(--muted); }
        .grid line { stroke: var(--rule); stroke-width: 1; }
        .axis line { stroke: var(--muted); stroke-width: 1; }
        .line { fill: none; stroke-width: 2; stroke-linejoin: round; }
        .band { fill-opacity: 0.16; }
        .mark { fill: var(--muted); fill-opacity: 0.14; }
        svg .mark-number { font-weight: 700; fill: var(--ink); }
        .l1 { stroke: var(--c1); } .l2 { stroke: var(--c2); } .l3 { stroke: var(--c3); }
        .l4 { stroke: var(--c4); } .l5 { stroke: var(--c5); } .l6 { stroke: var(--c6); }
        svg .f1 { fill: var(--c1); } svg .f2 { fill: var(--c2); } svg .f3 { fill: var(--c3); }
        svg .f4 { fill: var(--c4); } svg .f5 { fill: var(--c5); } svg .f6 { fill: var(--c6); }
        svg .name { font-weight: 600; }
        .readings rect { fill: transparent; }
        .readings rect:hover { fill: var(--muted); fill-opacity: 0.18; }
        .key { list-style: none; margin: 0 0 0.5rem; padding: 0; display: flex; flex-wrap: wrap; gap: 0.1rem 1.25rem; font-size: 0.88rem; }
        .key svg { display: inline-block; width: 28px; height: 8px; margin-inline-end: 0.45rem; vertical-align: middle; }
        .marks { margin: 0.5rem 0 0; padding-inline-start: 1.4rem; font-size: 0.88rem; color: var(--muted); }
        .marks li::marker { font-weight: 700; color: var(--ink); }

        .sea { fill: var(--sea); }
        .land { fill: var(--land); stroke: var(--border); stroke-width: 8; stroke-linejoin: round; fill-rule: evenodd; }
        .places circle { fill: var(--circle); fill-opacity: 0.5; stroke: var(--circle); stroke-width: 1; }
        .places circle:hover { fill-opacity: 0.8; }
        svg .names text {
          fill: var(--ink); font-weight: 600; paint-order: stroke; stroke: var(--land); stroke-opacity: 0.7; stroke-width: 3px;
          stroke-linejoin: round; pointer-events: none;
        }
        .scale path { fill: none; stroke: var(--ink); stroke-width: 1; }
        svg .scale text { fill: var(--ink); }
        .graticule line { stroke: var(--rule); stroke-width: 1; }

        .scroll { overflow-x: auto; margin-block: 1rem; }
        .scroll.tall { max-height: 30rem; overflow-y: auto; }
        .tall thead th { position: sticky; top: 0; background: var(--ground); box-shadow: inset 0 -1px var(--muted); }
        table { border-collapse: collapse; font-size: 0.88rem; line-height: 1.4; min-width: 100%; }
        caption { text-align: start; padding: 0; }
        caption strong { position: sticky; inset-inline-start: 0; display: inline-block; max-width: min(47.5rem, calc(100vw - 2.5rem)); }
        th, td { padding: 0.38rem 0.75rem; text-align: start; vertical-align: top; border-bottom: 1px solid var(--rule); }
        th:first-child, td:first-child { padding-inline-start: 0; }
        th:last-child, td:last-child { padding-inline-end: 0.25rem; }
        thead th { font-weight: 600; color: var(--muted); border-bottom-color: var(--muted); vertical-align: bottom; }
        tbody th { font-weight: 500; }
        .short { white-space: nowrap; }
        .phrase { min-width: 7rem; max-width: 18rem; overflow-wrap: break-word; }
        .long { min-width: 13rem; max-width: 26rem; }
        .number { text-align: end; white-space: nowrap; font-variant-numeric: tabular-nums; }
        td.spark { width: 8.5rem; min-width: 8.5rem; vertical-align: middle; padding-block: 0.15rem; }
        .spark path { fill: none; stroke: var(--c1); stroke-width: 1.5; stroke-linejoin: round; }
        .spark line { stroke: var(--rule); }
        details { margin-block: 0 1.75rem; }
        details table { min-width: min(100%, 32rem); }
        summary { cursor: pointer; color: var(--muted); font-size: 0.88rem; width: fit-content; padding-block: 0.3rem; }

        .passage { margin: 1.5rem 0; max-width: 42rem; }
        blockquote {
          margin: 0 0 0.35rem; padding-inline-start: 1rem; border-inline-start: 3px solid var(--rule); font-size: 1.06rem;
          line-height: 1.6;
        }
        blockquote p { margin: 0; }
        blockquote:lang(ar), blockquote:lang(fa), blockquote:lang(ur), blockquote:lang(ps),
        blockquote:lang(ckb) {
          font-size: 1.18rem; line-height: 1.85;
        }
        .passage figcaption { padding-inline-start: calc(1rem + 3px); font-size: 0.86rem; margin: 0; }
        .passage cite { font-style: normal; }
        .passage .note { color: var(--ink); font-weight: 600; }

        @media screen and (max-width: 35rem) {
          header { padding-block-start: 1.5rem; }
          main, header, footer, nav { padding-inline: 1rem; }
          h1 { font-size: 1.65rem; }
          h2 { font-size: 1.3rem; }
          nav ol { columns: 1; }
          nav li { padding-block: 0.35rem; }
          summary { padding-block: 0.6rem; }
          section { margin-block: 2.25rem; }
          svg.wide { display: none; }
          svg.narrow { display: block; max-width: 30rem; }
          .key.narrow { display: flex; }
          .long { max-width: 15rem; }
          caption strong { max-width: calc(100vw - 2rem); }
        }

        @media print {
          @page { size: A4; margin: 18mm 16mm; }
          :root {
            color-scheme: light;
            --ground: #fff; --ink: #000; --muted: #50565c; --rule: #c8ccd0; --sea: #f3f6f8; --land: #dcded9; --border: #fff;
            --circle: #b84300;
            --c1: #016ee3; --c2: #c95014; --c3: #004f43; --c4: #b03c9a; --c5: #563004; --c6: #0d0d2e;
          }
          body { font-size: 10pt; line-height: 1.45; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          main, header, footer, nav { max-width: none; padding-inline: 0; }
          header { padding-block-start: 0; }
          h1 { font-size: 20pt; }
          h2 { font-size: 14pt; break-after: avoid; }
          section { margin-block: 8mm; }
          nav a { text-decoration: none; }
          figure, tr, li { break-inside: avoid; }
          figcaption, caption { break-after: avoid; }
          p { orphans: 3; widows: 3; }
          thead { display: table-header-group; }
          .scroll, .scroll.tall { overflow: visible; max-height: none; }
          .tall thead th { position: static; box-shadow: none; }
          .slim { columns: 2; column-gap: 10mm; }
          caption strong { position: static; max-width: none; }
          table { font-size: 8pt; width: 100%; }
          th, td { padding: 1mm 1.5mm; }
          th, td { overflow-wrap: break-word; }
          thead .short, thead .number { white-space: normal; }
          .phrase, .long { min-width: 0; max-width: none; }
          .long, thead th { overflow-wrap: anywhere; }
          .plain thead .number, .plain thead .short { overflow-wrap: normal; }
          .broad { font-size: 6.5pt; }
          .broad th, .broad td { padding-inline: 0.7mm; }
          summary { display: none; }
          details::details-content { content-visibility: visible; display: block; height: auto; }
        }
        """
}
