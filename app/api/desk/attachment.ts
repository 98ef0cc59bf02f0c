const headers = {
  'content-security-policy': "sandbox; default-src 'none'",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
}

/** A browser saves this response as a file and never shows it. */
export function attachmentResponse(name: string, body: BodyInit, type = typeOf(name)) {
  const disposition = `attachment; filename="${name}"`
  return new Response(body, { headers: { ...headers, 'content-type': type, 'content-disposition': disposition } })
}

function typeOf(name: string) {
  if (name.endsWith('.csv')) return 'text/csv; charset=utf-8'
  return name.endsWith('.jsonl') ? 'application/x-ndjson; charset=utf-8' : 'application/octet-stream'
}
