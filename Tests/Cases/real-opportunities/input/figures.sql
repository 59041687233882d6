SELECT count(*) AS deals, sum(account_key = 0) AS without_account, sum(product_key = (SELECT product_key FROM dim_product WHERE product_id = 'GTX Pro')) AS gtx_pro FROM fact_opportunity
