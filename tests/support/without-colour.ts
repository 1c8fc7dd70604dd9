/**
 * Takes colour away from what tests render: picocolors adds it on CI and where FORCE_COLOR is set.
 */
process.env['NO_COLOR'] = '1';
