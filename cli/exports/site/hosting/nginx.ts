import { headers } from './headers'
import type { Rules } from './rules'

/** Maps for the `http` block of nginx. */
export function nginxRedirects({ moved, gone }: Rules) {
  const paths = moved.filter(({ query }) => query === undefined)
  const queries = moved.filter(({ query }) => query !== undefined)
  return [
    '# For the http block: include /path/of/nginx-redirects.conf;',
    'map_hash_bucket_size 1024;',
    'map_hash_max_size 65536;',
    'map $uri $gazette_path {',
    `  default "";`,
    `  ~^/en/?$ "/";`,
    `  "~^/en(?<gazette_rest>/.+)$" $gazette_rest;`,
    String.raw`  "~^(?<gazette_month>/\d\d\d\d/\d\d)/\d\d(?<gazette_name>/[^/]+)/?$" "$gazette_month$gazette_name/";`,
    ...paths.flatMap(({ path, to }) => withSlash(path).map((one) => `  ${decoded(one)} ${quoted(to)};`)),
    '}',
    'map $uri?$args $gazette_query {',
    `  default "";`,
    ...queries.flatMap(({ path, query, to }) =>
      withSlash(path).map((one) => `  ${quoted(`${one}?${query}`)} ${quoted(to)};`),
    ),
    '}',
    'map $uri $gazette_gone {',
    '  default "";',
    // Without a slash it leads to the one with, as every page does: its links count from there.
    ...gone.map((path) => `  ${decoded(`${path}/`)} ${decoded(path)};`),
    '}',
    '',
  ].join('\n')
}

/** What goes into the `server` block, beside `root`. */
export function nginxServer() {
  return [
    '# For the server block, after root: include /path/of/nginx-server.conf;',
    'index index.html;',
    'absolute_redirect off;',
    'error_page 404 /404.html;',
    'error_page 410 @gazette_gone;',
    ...Object.entries(headers).map(([name, value]) => `add_header ${name} "${value}" always;`),
    'if ($gazette_query) { return 301 $gazette_query; }',
    'if ($gazette_path) { return 301 $gazette_path; }',
    'location / {',
    '  if ($gazette_gone) { return 410; }',
    '  try_files $uri $uri/ =404;',
    '}',
    'location ~ /linkset$ { default_type application/linkset; }',
    'location @gazette_gone { try_files $gazette_gone/index.html =404; }',
    '',
  ].join('\n')
}

function withSlash(path: string) {
  return path === '/' ? [path] : [path, `${path}/`]
}

/** A path as nginx compares it: without escapes. */
function decoded(path: string) {
  return quoted(decodeURIComponent(path))
}

function quoted(text: string) {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`
}
