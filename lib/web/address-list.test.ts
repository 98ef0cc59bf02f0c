import { expect, test } from 'vitest'
import { addressesIn } from './address-list'

const texts = async (list: string) => {
  const addresses = await addressesIn(list)
  return addresses.ok ? addresses.value.map(({ line, text }) => `${line} ${text}`) : addresses.problems[0]!.message
}

test('a list has an address in each line, or first in each row', async () => {
  expect(await texts('http://un-act.org/what/\n\nhttp://un-act.org/?p=12\r\n/2014/10/\n')).toEqual([
    '1 http://un-act.org/what/',
    '3 http://un-act.org/?p=12',
    '4 /2014/10/',
  ])
  expect(await texts('\uFEFFAddress;Hits\nhttp://un-act.org/a;12\n"http://un-act.org/b,c";3')).toEqual([
    '2 http://un-act.org/a',
    '3 http://un-act.org/b,c',
  ])
  expect(await texts('')).toEqual([])
})

test('a sitemap has them in its own place; pictures of a page are none', async () => {
  const sitemap = `\uFEFF<?xml version="1.0" encoding="UTF-8"?>
<!-- made by a plugin -->
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>http://un-act.org/</loc><image:image><image:loc>http://un-act.org/a.jpg</image:loc></image:image></url>
<url><loc>
  <![CDATA[http://un-act.org/?a=1&b=2]]></loc><lastmod>2015-01-01</lastmod></url>
<url><loc>http://un-act.org/?a=1&amp;b=3</loc></url>
</urlset>`
  expect(await texts(sitemap)).toEqual([
    '4 http://un-act.org/',
    '6 http://un-act.org/?a=1&b=2',
    '7 http://un-act.org/?a=1&b=3',
  ])
})

test('what is no sitemap, or only leads to some, is refused in words', async () => {
  const index = '<sitemapindex><sitemap><loc>http://un-act.org/sitemap-1.xml</loc></sitemap></sitemapindex>'
  expect(await texts(index)).toMatch(/it lists other sitemaps: give each of those/)
  expect(await texts('<urlset><url><loc>http://un-act.org/</loc>')).toMatch(/cannot be read/)
  expect(await texts('<!DOCTYPE a [<!ENTITY b "c">]><urlset><url><loc>&b;</loc></url></urlset>')).toMatch(
    /document type/,
  )
  expect(await texts('<html><p>Not one</p></html>')).toEqual([])
})
