import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

export const published = [
  'http://www.sitemaps.org/schemas/sitemap/0.9/sitemap.xsd',
  'http://www.google.com/schemas/sitemap-image/1.1/sitemap-image.xsd',
  'http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd',
  'http://www.openarchives.org/OAI/2.0/oai_dc.xsd',
  'http://dublincore.org/schemas/xmls/simpledc20021212.xsd',
  'http://www.w3.org/2001/03/xml.xsd',
].map((address) => ({
  fileName: address,
  contents: readFileSync(join(import.meta.dirname, 'test-published', basename(address)), 'utf8'),
}))
