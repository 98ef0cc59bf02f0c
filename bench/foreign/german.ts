import { dayOf, upload, type ForeignItem, type ForeignSite } from './export'

// The old editor in German: shortcodes, paragraphs by empty lines, letters that were turned twice.

const base = 'http://www.heimatverein.example'
const at = `${base}/wp-content/uploads/2010/03`
const places = ['Mühle', 'Brücke', 'Kirche', 'Schänke', 'Straße', 'Gärtnerei', 'Wäscherei', 'Böschung']

function content(n: number) {
  const place = places[n % places.length]!
  return [
    `Die ${place} wurde im Jahre ${1700 + n} gebaut; man nannte sie „die Alte“.\nSie steht noch heute — etwas schief.`,
    `[caption id="attachment_81" align="alignleft" width="300"]<a href="${at}/haus.jpg.png"><img class="size-medium wp-image-81" title="Haus" src="${at}/haus.jpg-300x200.png" alt="Ein Haus" width="300" height="200" /></a> Ansicht der ${place} um 1900[/caption]`,
    `[caption id="attachment_82" width="200" caption="Alte Beschriftung Nr. ${n}"]<img src="${at}/karte.png" alt="Eine Karte" class="wp-image-82">[/caption]`,
    `<h3>Aus der Chronik</h3>\nEin Satz mit <acronym title="unter anderem">u. a.</acronym>, ein Rest: MÃ¼hle, CafÃ© [sic] und &Auml;hnliches&nbsp;mehr.`,
    '<!--more-->',
    `[kasten titel="Hinweis"]Eingerahmter Satz über die ${place}.[/kasten]`,
    `[spalte_links]Linke Spalte ${n}.[/spalte_links] [spalte_rechts]Rechte Spalte ${n}.[/spalte_rechts]`,
    '[gallery ids="81,82" columns="2"]',
    n === 0 ? '[gallery]' : '',
    n % 5
      ? ''
      : `[vc_row][vc_column width="1/2"][vc_column_text]Baukasten links ${n}[/vc_column_text][/vc_column][vc_column width="1/2"]Baukasten rechts[/vc_column][/vc_row]`,
    n % 4 ? '' : `[audio src="${at}/glocken.mp3"] [video width="640" mp4="${at}/umzug.mp4"][/video]`,
    '[kontaktformular-7 id="12"]',
    `<blockquote>Wer hier wohnt, bleibt.\n\nSo sagt man.</blockquote>`,
    `<ol>\n<li>Erstens ${place}</li>\n<li>Zweitens\n<ul>\n<li>dazu Unterpunkt</li>\n</ul>\n</li>\n</ol>`,
    `<font color="red" face="Arial">Roter Satz</font> <center>Mittiger Satz</center> <big>Grosser Satz</big>`,
    `<table border="1"><tr><td>Jahr</td><td>${1700 + n}</td></tr><tr><td colspan="2">Gesamt und Rest</td></tr></table>`,
    `Mehr: <a href="${base}/?p=${(n % 20) + 1}">siehe dort</a>, <a href="${at}/liste.pdf">die Liste</a>.`,
    `<dl><dt>Giebel</dt><dd>Spitze des Daches</dd></dl>`,
  ].join('\n\n')
}

export const german: ForeignSite = {
  name: 'German, the old editor',
  language: 'de-DE',
  base,
  ahead: 1,
  version: '1.1',
  permalink: ({ type = 'post', id, slug }) => (type === 'post' ? `/archives/${id}` : `/${slug}/`),
  terms: [
    { id: 1, taxonomy: 'category', slug: 'allgemein', name: 'Allgemein' },
    { id: 5, taxonomy: 'category', slug: 'haeuser', name: 'Häuser' },
  ],
  items: [
    ...Array.from({ length: 20 }, (_, n): ForeignItem => ({
      id: n + 1,
      title: `Über die ${places[n % places.length]} (${n + 1})`,
      slug: `ueber-${n + 1}`,
      date: dayOf(n, '2008-01-05'),
      content: content(n),
      terms: [
        ['category', n % 2 ? 'haeuser' : 'allgemein', n % 2 ? 'Häuser' : 'Allgemein'],
        ['post_tag', 'groesse', 'Größe'],
      ],
      comments: ['Schöner Beitrag!'],
    })),
    { id: 40, type: 'page', title: 'Impressum', slug: 'impressum', content: 'Verein für Heimatpflege\nAm Markt 1' },
    { id: 41, title: 'Entwurf', status: 'draft', slug: '', content: 'geheimerentwurf' },
    upload(81, `${at}/haus.jpg.png`, { excerpt: 'Bildunterschrift vom Haus', parent: 1 }),
    upload(82, `${at}/karte.png`, { excerpt: 'Bildunterschrift der Karte', parent: 1 }),
    upload(83, `${at}/liste.pdf`, { parent: 1 }),
  ],
  files: ['2010/03/haus.jpg.png', '2010/03/karte.png', '2010/03/liste.pdf', '2010/03/glocken.mp3', '2010/03/umzug.mp4'],
}
