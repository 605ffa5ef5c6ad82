"""The questions that sitescore answers, one file each: a matrix in, a result out."""
