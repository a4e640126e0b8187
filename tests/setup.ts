// imported, and so run once a worker, while this file runs once for each file of tests
import './support/same-bytes.js';
