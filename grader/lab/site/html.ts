/**
 * The page before its script runs. The policy allows nothing but the site's own files; the worker
 * and the student's code are blobs that the page makes, and inherit the policy.
 */
export const contentPolicy = (isLive: boolean): string =>
  [
    "default-src 'none'",
    "script-src 'self' blob: 'wasm-unsafe-eval'",
    "style-src 'self'",
    'img-src data:',
    'worker-src blob:',
    ...(isLive ? ["connect-src 'self'"] : []),
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lab',
  ].join('; ');

export const labHtml = (isLive: boolean): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy(isLive)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>The lab</title>
<link rel="stylesheet" href="lab.css">
</head>
<body>
<div id="lab"><main><h1>The lab</h1></main></div>
<script src="student.js"></script>
<script src="page.js"></script>
<script src="engine.js" async></script>
</body>
</html>
`;
