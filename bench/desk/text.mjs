// A long report as markup of the editor's own: headings, lists, tables, footnotes, callouts.
const vocabulary =
  'the six governments of the region came together to sign an agreement on cooperation against human trafficking and asked their partners to report each year on what was done with which results and what it cost so that others may learn from it without having to begin again'.split(
    ' ',
  )

/** About so many words, some seventy in a paragraph. */
export function longText(words) {
  const blocks = []
  let wordCount = 0
  let next = 0
  const some = (count) => {
    wordCount += count
    return Array.from({ length: count }, () => vocabulary[(next = (next * 7 + 3) % 1_009) % vocabulary.length]).join(
      ' ',
    )
  }
  for (let n = 0; wordCount < words; n++) {
    if (n % 8 === 0) blocks.push(`<h${n % 24 ? 3 : 2}>${some(5)}</h${n % 24 ? 3 : 2}>`)
    if (n % 20 === 7) blocks.push(`<ul>${Array.from({ length: 4 }, () => `<li><p>${some(12)}</p></li>`).join('')}</ul>`)
    if (n % 30 === 11) blocks.push(table(some))
    if (n % 40 === 17) blocks.push(`<aside data-callout="advice"><p>${some(30)}</p></aside>`)
    const note = n % 5 ? '' : `<sup data-footnote="${some(14)}"></sup>`
    blocks.push(`<p>${some(30)} <strong>${some(4)}</strong> ${some(30)}${note} <a href="/2014/10">${some(3)}</a>.</p>`)
  }
  return blocks.join('').replace('<h2', '<h2 data-pm-slice="0 0 []"')
}

function table(some) {
  const row = (cell) => `<tr>${Array.from({ length: 4 }, () => `<${cell}><p>${some(4)}</p></${cell}>`).join('')}</tr>`
  return `<table><tbody>${row('th')}${row('td').repeat(6)}</tbody></table>`
}
