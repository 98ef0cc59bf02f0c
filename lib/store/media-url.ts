export type BucketSettings = {
  url: string
  name: string
  /** Begins every key: empty, or ending in a slash. */
  prefix: string
  region: string
  keys: { accessKeyId: string; secretAccessKey: string; sessionToken?: string }
}

export type MediaSettings = {
  MEDIA_URL?: string
  AWS_ACCESS_KEY_ID?: string
  AWS_SECRET_ACCESS_KEY?: string
  AWS_SESSION_TOKEN?: string
}

const exampleUrl = 's3://BUCKET/PREFIX?endpoint=https://s3.example.org&region=eu-central-1'
const urlOptions = ['endpoint', 'region', 'style']

/** Undefined without `MEDIA_URL`. @throws an Error with a sentence about the setting, without its keys */
export function bucketOf(settings: MediaSettings): BucketSettings | undefined {
  const { MEDIA_URL: text } = settings
  if (!text) return undefined
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url?.protocol !== 's3:') throw settingProblem(`must begin with s3://, as in ${exampleUrl}`)
  if (url.username || url.password)
    throw settingProblem('has keys in it; put them into AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY')
  if (url.port || url.hash) throw settingProblem(`has something that none has; write it as in ${exampleUrl}`)
  const { hostname: name, searchParams: query } = url
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name))
    throw settingProblem(
      `must name a bucket after s3://: 3 to 63 small letters, digits, dots and hyphens, as in ${exampleUrl}`,
    )
  const unknown = [...query.keys()].find((key) => !urlOptions.includes(key))
  if (unknown !== undefined)
    throw settingProblem(`knows ${urlOptions.join(', ')} after the question mark, and not ${unknown}`)
  const twice = urlOptions.find((key) => query.getAll(key).length > 1)
  if (twice) throw settingProblem(`says ${twice} twice`)
  const region = query.get('region') ?? 'us-east-1'
  if (!/^[a-z0-9][a-z0-9-]{0,39}$/i.test(region)) throw settingProblem('needs a region such as eu-central-1')
  const endpoint = endpointOf(query.get('endpoint') ?? `https://s3.${region}.amazonaws.com`)
  const style = query.get('style') ?? (query.has('endpoint') || name.includes('.') ? 'path' : 'host')
  if (style !== 'path' && style !== 'host')
    throw settingProblem('knows style=path (the bucket in the path) and style=host (in the name of the host)')
  return {
    url: style === 'path' ? `${endpoint.origin}/${name}` : `${endpoint.protocol}//${name}.${endpoint.host}`,
    name,
    prefix: prefixOf(url.pathname),
    region,
    keys: keysOf(settings),
  }
}

function endpointOf(text: string) {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol))
    throw settingProblem('needs an endpoint that begins with https://, such as https://s3.example.org')
  if (url.username || url.password || url.search || url.hash || url.pathname !== '/')
    throw settingProblem('needs an endpoint of a scheme and a host alone, such as https://s3.example.org')
  return url
}

function prefixOf(path: string) {
  const parts = path.split('/').filter(Boolean)
  if (parts.some((part) => !/^[\w-][\w.-]*$/.test(part)))
    throw settingProblem(
      'can have letters, digits, dots, hyphens and underscores in its prefix, and no part that begins with a dot',
    )
  return parts.map((part) => `${part}/`).join('')
}

function keysOf({ AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN: token }: MediaSettings) {
  for (const [name, value] of Object.entries({ AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret }))
    if (!value) throw new Error(`${name}: MEDIA_URL is set, and this is not; it is the key to the bucket`)
  return { accessKeyId: id!.trim(), secretAccessKey: secret!.trim(), sessionToken: token?.trim() }
}

function settingProblem(sentence: string) {
  return new Error(`MEDIA_URL: ${sentence}`)
}
